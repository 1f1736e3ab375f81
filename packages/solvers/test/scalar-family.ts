import { type LqgGame, loadGame } from "@stackelberg/game";

/** Coefficients of the scalar family: see {@link scalarGame}. */
export interface ScalarCoefficients {
  readonly followers: Readonly<Record<"r" | "a" | "q" | "s" | "t" | "k" | "e", number>>;
  readonly leader: Readonly<Record<"A0" | "A1" | "A2" | "A3" | "l0" | "l1", number>>;
}

const plain = { r: 1, a: 1, q: 0.5, s: 1, t: 0.5 };

/** Case A: nothing but the target is special. */
export const caseA: ScalarCoefficients = {
  followers: { ...plain, k: 0, e: 0 },
  leader: { A0: 2, A1: 2, A2: 0, A3: 0, l0: 0, l1: -4 },
};
/** Case B: with full information the target is a mean-field Nash point. */
export const caseB: ScalarCoefficients = {
  followers: { ...plain, k: 0.25, e: 0.2 },
  leader: { A0: 2, A1: 2, A2: 1, A3: 0.5, l0: -0.5, l1: -3 },
};
/** Case C: generic. */
export const caseC: ScalarCoefficients = {
  followers: caseB.followers,
  leader: { A0: 2, A1: 1, A2: 1, A3: 0.5, l0: -1, l1: -4 },
};

/**
 * x ~ N(0, 1); followers r(u−ax)² + q(u−m)² + s·u0·u + t·u0² + k·u0·m + e·m·x, the leader
 * ½A0u0² + ½A1·mean(u²) + ½A2m² + A3·u0·m + l0·u0·x + l1·m·x, m = mean(u).
 *
 * @param information - `full`: everybody sees x. `noisy`: y_i = x + v_i, Var v = ½.
 */
export function scalarGame(
  { followers, leader }: ScalarCoefficients,
  information: "full" | "noisy",
  count: number,
): LqgGame {
  const full = information === "full";
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "scalar",
    parameters: { ...followers, ...leader },
    common: [{ name: "x", variance: 1 }],
    leader: {
      actions: ["u0"],
      ...(full ? { observes: { y0: "x" } } : {}),
      cost: "0.5*A0*u0^2 + 0.5*A1*u^2 + 0.5*A2*mean(u)^2 + A3*u0*mean(u) + l0*u0*x + l1*mean(u)*x",
    },
    followers: {
      count,
      actions: ["u"],
      ...(full ? {} : { private: [{ name: "v", variance: 0.5 }] }),
      observes: { y: full ? "x" : "x + v" },
      cost: "r*(u - a*x)^2 + q*(u - mean(u))^2 + s*u0*u + t*u0^2 + k*u0*mean(u) + e*mean(u)*x",
    },
  });
}
