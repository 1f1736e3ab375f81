import type { GaussianInput } from "@stackelberg/game";

/** x ~ N(0, 1). */
export const x: GaussianInput = { names: ["x"], covariance: [[1]] };
/** A follower who sees x. */
export const full = { actions: ["u"], observes: [{ name: "y", common: [1] }] };
/** A leader who sees x. */
export const informedLeader = { actions: ["u0"], observes: [{ name: "y0", common: [1] }] };
