import type { NamedPlan } from "@stackelberg/game";
import type { IncentiveRule } from "./incentive-rule.ts";
import type { RefusalReason } from "./incentive-solver.ts";

/** A plan's cost to the leader and its strategies; `null` with a reason where there is none. */
export interface BaselineResult {
  readonly leaderCost: number | null;
  readonly followerCost?: number | null;
  readonly majorCost?: number | null;
  readonly policies?: NamedPlan;
  /** Why the cost is `null`. */
  readonly reason?: string;
}

/** The most that one player saves by deviating alone. */
export interface PlayerCertificate {
  readonly exploitability: number;
  readonly exploitabilityWithoutIncentive: number;
  readonly method: string;
  /** Estimated absolute error of `exploitability`; absent where it is exact. */
  readonly error?: number;
}

/** What a rule is proved to do, recomputed from the game. */
export interface Certificate {
  readonly verdict: "certified" | "approximate" | "refused";
  /** Why it is refused. */
  readonly reason?: RefusalReason;
  /** The largest exploitability over all players, in cost units. */
  readonly epsilon: number;
  readonly followers: PlayerCertificate;
  readonly major: PlayerCertificate | null;
  readonly leader: { readonly gapToTeam: number; readonly lossAgainstTarget: number };
  /** E‖Q‖²_F on the path. */
  readonly gainEnergy: number;
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
  /** √E‖rule played on the path − the leader's target strategy‖². */
  readonly onPath: { readonly residual: number };
  readonly limitWellPosed: boolean;
  readonly assumptions: readonly string[];
}

/** A rule with what it is worth. */
export interface IncentiveResult {
  readonly kind: IncentiveRule["kind"];
  readonly monitors: "followers" | "major";
  /** No-incentive leader cost minus leader cost under the rule; `null` without that benchmark. */
  readonly valueOfIncentive: number | null;
  readonly gainEnergy: number;
  readonly rule: Omit<IncentiveRule, "kind">;
  /** Q where it is constant: leader actions × monitored actions. */
  readonly gain?: readonly (readonly number[])[];
}

/** The numbers behind every possible gain at the target, whatever solver was used. */
export interface ConditionResult {
  /** g over (constant, own observations). */
  readonly ownGradient: readonly (readonly number[])[];
  /** κ̄ over (constant, own observations). */
  readonly leaderAuthority: readonly (readonly number[])[];
  /** tr Cov(κ|y). */
  readonly authorityResidualVariance: number;
  /** Least E‖Q‖² of an exact gain. */
  readonly leastGainEnergy: number;
  /** The constant gain of least norm; `null` where none is exact. */
  readonly constantGain: readonly (readonly number[])[] | null;
  /** √E‖g + Qᵀκ̄‖² of the best constant gain. */
  readonly constantGainResidual: number;
}

/** A design as published with `--json`: section by section what was wanted, found and proved. */
export interface DesignResult {
  readonly schema: "stackelberg.design/1";
  readonly game: {
    readonly name: string;
    readonly kind: "lqg";
    readonly count: number;
    readonly hash: string;
  };
  readonly solver: {
    readonly name: string;
    readonly version: string;
    readonly options: Readonly<Record<string, number | string | boolean>>;
  };
  readonly target: {
    readonly leaderCost: number;
    readonly followerCost: number;
    readonly majorCost: number | null;
    readonly policies: NamedPlan;
  };
  readonly baselines: {
    readonly teamOptimum: BaselineResult;
    readonly noIncentive: BaselineResult;
    readonly nash: BaselineResult;
    readonly noRule: BaselineResult;
  };
  readonly condition: ConditionResult;
  readonly incentive: IncentiveResult | null;
  /** The rule that was examined and refused. */
  readonly candidate?: IncentiveResult;
  readonly certificate: Certificate;
  /** For people: why it is refused and what to do. */
  readonly explanation?: string;
  readonly accounts: Readonly<Record<string, never>>;
  readonly participation: Readonly<Record<string, never>>;
  readonly robustness: readonly never[];
}
