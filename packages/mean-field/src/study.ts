import type { IncentiveRule, RefusalReason } from "@stackelberg/incentive";
import type { LimitDesignRow } from "./limit-design.ts";
import type { LogLogSlope } from "./log-log-slope.ts";
import type { UncertainCount } from "./uncertain-count.ts";

/** Which game a study is about. */
export interface StudiedGame {
  /** Its name in the file. */
  readonly name: string;
  /** Its kind. */
  readonly kind: "lqg";
  /** Fingerprint of the game without N. */
  readonly hash: string;
}

/** Costs of a plan. */
export interface StudyCosts {
  /** The leader's. */
  readonly leaderCost: number;
  /** Each follower's. */
  readonly followerCost: number;
  /** The major follower's; `null` without one. */
  readonly majorCost: number | null;
}

/** Costs of a benchmark. */
export interface StudyBenchmark {
  /** The leader's; `null` where the benchmark does not exist. */
  readonly leaderCost: number | null;
}

/** Everything about one N. */
export interface StudyRow {
  /** N; `Infinity` is the limit. */
  readonly count: number;
  /** What the leader wants. */
  readonly target: StudyCosts;
  /** Benchmarks. */
  readonly baselines: {
    /** Everybody obeys. */
    readonly teamOptimum: StudyBenchmark;
    /** The best the leader can do while ignoring actions. */
    readonly noIncentive: StudyBenchmark;
    /** Nobody announces anything. */
    readonly nash: StudyBenchmark;
    /** Her default action. */
    readonly noRule: StudyBenchmark;
  };
  /** The leader's cost under the rule; the target's where the rule holds it, `null` where none holds. */
  readonly reached: number | null;
  /**
   * Kind of the rule: constant where an exact constant gain exists, else minimum-energy, else
   * epsilon; best-affine where the leader does not see enough; in a game with payments what the
   * first payer pays.
   */
  readonly kind: IncentiveRule["kind"] | null;
  /** Why the target is not held: there is no gain, or a certificate refuses it. */
  readonly refusal?: RefusalReason;
  /** Q where it is constant: leader actions × monitored actions. */
  readonly gain: readonly (readonly number[])[] | null;
  /**
   * N·Q: the gain on the mean action; `null` where the gain varies or monitors a major, and at
   * N = ∞ where Q vanishes (0·∞).
   */
  readonly meanGain: readonly (readonly number[])[] | null;
  /** E‖Q‖²_F on the path. */
  readonly gainEnergy: number | null;
  /** Least E‖Q‖² of any exact gain. */
  readonly leastGainEnergy: number;
  /** M·E‖Q‖² per unit variance of trembles; M = N, or 1 where a major is monitored. */
  readonly trembleEnergy: number | null;
  /** M²·E‖Q‖²; `null` at N = ∞ where Q vanishes. */
  readonly meanGainEnergy: number | null;
  /** inf over y of the smallest curvature of the monitored player's cost. */
  readonly curvature: number | null;
  /** Curvature against a shift of all followers together; `null` where it is not constant. */
  readonly symmetricMode: number | null;
  /** √E‖(A_N − A_∞)(1, y)‖² of the followers' target strategies; `null` without a limit. */
  readonly distanceToLimit: number | null;
  /** The limit's design used here; `null` where the limit has no target. */
  readonly limitDesign: LimitDesignRow | null;
}

/** Quantities of a study that have slopes over N. */
export type SlopeName =
  | "gainEnergy"
  | "trembleEnergy"
  | "meanGainEnergy"
  | "distanceToLimit"
  | "costDifference"
  | "exploitability"
  | "followerExploitability"
  | "lossAsPlanned"
  | "lossUnderResponse";

/** What becomes of a game's incentives as the followers become many. */
export interface PopulationStudy {
  /** Identifies the format. */
  readonly schema: "stackelberg.study/1";
  /** Which game this is about. */
  readonly game: StudiedGame;
  /** Whether smooth incentives survive N → ∞. */
  readonly limitWellPosed: boolean;
  /** Whether the limit has an exact gain of finite energy; `null` without a limit. */
  readonly finiteEnergy: boolean | null;
  /** Why, in words. */
  readonly reason: string;
  /** What to do, in words. */
  readonly remedy: string;
  /**
   * λ of Q_λ = −κgᵀ/(s + λ) where no exact gain has finite energy, shared by all N: a hundredth of
   * the mean squared authority, to the nearest power of ten.
   */
  readonly damping: number | null;
  /** By N, in the order asked for. */
  readonly rows: readonly StudyRow[];
  /** Where the file says that N is not known exactly: a rule made without knowing it. */
  readonly uncertainCount: UncertainCount | null;
  /** Log–log slopes against N, over the finite N from 1000 on, or all if those are fewer than 3. */
  readonly slopes: Readonly<Record<SlopeName, LogLogSlope>>;
}
