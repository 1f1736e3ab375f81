import type { RefusalReason } from "../solver/incentive-solver.ts";
import type { Misreporting } from "./misreporting.ts";

/** The most that one player saves by deviating alone. */
export interface PlayerCertificate {
  /** Under the rule, in cost units; `Infinity` where the curvature is negative. */
  readonly exploitability: number;
  /** The same if the leader did not react. */
  readonly exploitabilityWithoutIncentive: number;
  /** `exact`, `adaptive-quadrature` or `lattice`. */
  readonly method: string;
  /** Estimated absolute error of `exploitability`; absent where it is exact. */
  readonly error?: number;
}

/** The leader's cost under the rule against two benchmarks. */
export interface LeaderGaps {
  /** Minus the team optimum. */
  readonly gapToTeam: number;
  /** Minus the target's. */
  readonly lossAgainstTarget: number;
}

/** Whether the rule plays the plan while everybody follows it. */
export interface OnPathIdentity {
  /** √E‖rule on the target path − the leader's target action‖². */
  readonly residual: number;
}

/** What a rule is proved to do, recomputed from the game. */
export interface Certificate {
  /** `certified`: ε is rounding; `approximate`: ε is what was accepted; `refused`: see `reason`. */
  readonly verdict: "certified" | "approximate" | "refused";
  /** Why it is refused. */
  readonly reason?: RefusalReason;
  /** The largest exploitability over all players, in cost units. */
  readonly epsilon: number;
  /** The followers, or the minor ones beside a major. */
  readonly followers: PlayerCertificate;
  /** The major follower; `null` without one. */
  readonly major: PlayerCertificate | null;
  /** What the target costs the leader against her benchmarks. */
  readonly leader: LeaderGaps;
  /** E‖Q‖²_F on the path. */
  readonly gainEnergy: number;
  /** How convex the monitored player’s cost is under the rule. */
  readonly curvature: {
    /** inf over y of the smallest eigenvalue of the monitored player's H(y). */
    readonly minimum: number;
    /** A proven lower bound of it; equals `minimum` where that is exact. */
    readonly lowerBound: number;
    /** Curvature against a shift of all followers together; `null` where it is not constant. */
    readonly symmetricMode: number | null;
  };
  /** Whether no other affine response exists; `null` where it is not decided. */
  readonly unique: boolean | null;
  /** What one player saves at most where readings are reported and not measured. */
  readonly misreporting: Misreporting;
  /** √E‖rule played on the path − the leader's target strategy‖². */
  readonly onPath: OnPathIdentity;
  /** Whether smooth incentives survive N → ∞ in this game. */
  readonly limitWellPosed: boolean;
  /** What is taken for granted, in words. */
  readonly assumptions: readonly string[];
}
