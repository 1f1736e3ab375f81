import type { NamedPlan } from "@stackelberg/game";
import type { Certificate } from "../certificate/certificate.ts";
import type { Accounts } from "../participation/accounts.ts";
import type { Participation } from "../participation/participation-result.ts";
import type { RobustnessRow } from "../robustness/shift.ts";
import type { IncentiveRule } from "../rule/incentive-rule.ts";

/** A plan's cost to the leader and its strategies; `null` with a reason where there is none. */
export interface BaselineResult {
  /** The leader's expected cost; `null` where the benchmark does not exist. */
  readonly leaderCost: number | null;
  /** What rounding may have done to `leaderCost`; only where it is above 1e-9·max(1, |leaderCost|). */
  readonly error?: number;
  /** Each follower's expected cost. */
  readonly followerCost?: number | null;
  /** The major follower's expected cost. */
  readonly majorCost?: number | null;
  /** Everybody’s strategies by name. */
  readonly policies?: NamedPlan;
  /** Why the cost is `null`. */
  readonly reason?: string;
}

/** A rule for one player. */
export interface MeasureResult {
  /** The gain design. */
  readonly kind: IncentiveRule["kind"];
  /** Whose actions the rule reacts to. */
  readonly monitors: "followers" | "major";
  /** The method that made it. */
  readonly solver: string;
  /** Everything needed to play the rule and to verify it. */
  readonly rule: Omit<IncentiveRule, "kind">;
  /** Q where it is constant: leader actions × monitored actions. */
  readonly gain?: readonly (readonly number[])[];
}

/** What everybody does under a rule. */
export interface ResponseResult {
  /** The leader's expected cost. */
  readonly leaderCost: number;
  /** Each follower's expected cost, before payments. */
  readonly followerCost: number;
  /** The major follower's expected cost, before payments; `null` without one. */
  readonly majorCost: number | null;
  /** Everybody's strategies by name. */
  readonly policies: NamedPlan;
}

/** A rule with what it is worth. */
export interface IncentiveResult {
  /** The gain design. */
  readonly kind: IncentiveRule["kind"];
  /** Whose actions the rule reacts to. */
  readonly monitors: "followers" | "major";
  /** No-incentive leader cost minus leader cost under the rule; `null` without that benchmark. */
  readonly valueOfIncentive: number | null;
  /** E‖Q‖²_F on the path. */
  readonly gainEnergy: number;
  /** Everything needed to play the rule and to verify it. */
  readonly rule: Omit<IncentiveRule, "kind">;
  /** Q where it is constant: leader actions × monitored actions. */
  readonly gain?: readonly (readonly number[])[];
  /** Rules for further players, announced together with this one. */
  readonly beside?: readonly MeasureResult[];
  /** What everybody does under the rule, where that is not the target. */
  readonly response?: ResponseResult;
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

/** Which game a result is about. */
export interface GameIdentity {
  /** Its name in the file. */
  readonly name: string;
  /** Its kind. */
  readonly kind: "lqg";
  /** N; `Infinity` in the mean-field limit. */
  readonly count: number;
  /** Fingerprint of the game without N. */
  readonly hash: string;
}

/** What designed the gain. */
export interface SolverIdentity {
  /** The method. */
  readonly name: string;
  /** Its version. */
  readonly version: string;
  /** Its settings. */
  readonly options: Readonly<Record<string, number | string | boolean>>;
}

/** The plan that the leader wants. */
export interface TargetResult {
  /** The leader's expected cost. */
  readonly leaderCost: number;
  /** What rounding may have done to `leaderCost`; only where it is above 1e-9·max(1, |leaderCost|). */
  readonly error?: number;
  /** Each follower's expected cost. */
  readonly followerCost: number;
  /** The major follower's expected cost; `null` without one. */
  readonly majorCost: number | null;
  /** Everybody's strategies by name. */
  readonly policies: NamedPlan;
}

/** Plans to compare with. */
export interface Baselines {
  /** The leader's lower bound: everybody obeys. */
  readonly teamOptimum: BaselineResult;
  /** The best she can do while ignoring actions. */
  readonly noIncentive: BaselineResult;
  /** Nobody announces anything. */
  readonly nash: BaselineResult;
  /** Her default action. */
  readonly noRule: BaselineResult;
}

/** A design as published with `--json`: section by section what was wanted, found and proved. */
export interface DesignResult {
  /** Identifies the format. */
  readonly schema: "stackelberg.design/1";
  /** Which game this is about. */
  readonly game: GameIdentity;
  /** What designed the gain. */
  readonly solver: SolverIdentity;
  /** The plan that the leader wants. */
  readonly target: TargetResult;
  /** Benchmarks. */
  readonly baselines: Baselines;
  /** The incentive condition at the target. */
  readonly condition: ConditionResult;
  /** The rule; `null` where the verdict is `refused`. */
  readonly incentive: IncentiveResult | null;
  /** The rule that was examined and refused. */
  readonly candidate?: IncentiveResult;
  /** What is proved about the rule. */
  readonly certificate: Certificate;
  /** For people: why it is refused and what to do. */
  readonly explanation?: string;
  /** Who pays what; empty where nobody does, or where it was not asked for. */
  readonly accounts: Accounts;
  /** Who is better and who is worse off; empty where it was not asked for. */
  readonly participation: Participation | Readonly<Record<string, never>>;
  /** What becomes of the rule if something is not as assumed; empty where it was not asked for. */
  readonly robustness: readonly RobustnessRow[];
}

/** The sections of a design that are about the rule. */
export type RuleSections = Omit<DesignResult, "schema" | "game" | "target" | "baselines">;
