import type { Certificate, PlayerCertificate } from "../certificate/certificate.ts";
import type { Accounts } from "../participation/accounts.ts";
import type { BaselineResult, GameIdentity, RuleSections, TargetResult } from "./design-result.ts";

/** What one class pays in a plan. */
export interface ClassCost {
  /** Of the class. */
  readonly name: string;
  /** Each member's expected cost. */
  readonly followerCost: number;
}

/** A benchmark of a game with several classes; `followerCost` is the mean over all followers. */
export interface ClassBaselineResult extends Omit<BaselineResult, "majorCost"> {
  /** Class by class; absent where the benchmark does not exist. */
  readonly classes?: readonly ClassCost[];
}

/**
 * The rule for one class, in the sections of a design for followers of one class. What is proved about
 * it holds while all other classes keep to the target; costs and benchmarks are of the whole game.
 */
export interface ClassSection extends Omit<RuleSections, "participation" | "robustness"> {
  /** Of the class. */
  readonly name: string;
  /** Its share of all followers. */
  readonly share: number;
  /** Its members; `Infinity` in the mean-field limit. */
  readonly count: number;
}

/** What the rules for all classes are worth and need together. */
export interface JointIncentive {
  /** No-incentive leader cost minus leader cost under the rules; `null` without that benchmark. */
  readonly valueOfIncentive: number | null;
  /** Σ s_k·E‖Q_k‖²: the mean over all followers, so that N times it is the sum over them. */
  readonly gainEnergy: number;
}

/**
 * What is proved about all rules together. `epsilon` and `curvature.minimum` are those of the class
 * that is worst off; `curvature.symmetricMode` and `unique` are of all classes jointly.
 */
export interface JointCertificate
  extends Omit<Certificate, "major" | "misreporting" | "gainEnergy" | "followers"> {
  /** The class whose members save most by deviating. */
  readonly followers: PlayerCertificate & {
    /** Its name. */
    readonly class: string;
  };
}

/** A design for several classes of followers as published with `--json`. */
export interface ClassDesignResult {
  /** Identifies the format. */
  readonly schema: "stackelberg.design/1";
  /** Which game this is about. */
  readonly game: GameIdentity;
  /** The plan that the leader wants; `policies.followers` is keyed by the actions of all classes. */
  readonly target: Omit<TargetResult, "majorCost"> & {
    /** Class by class; `followerCost` is the mean over all followers. */
    readonly classes: readonly ClassCost[];
  };
  /** Plans to compare with. */
  readonly baselines: Readonly<
    Record<"teamOptimum" | "noIncentive" | "nash" | "noRule", ClassBaselineResult>
  >;
  /** The rule for each class: u0 = u0* + Σ_k Σ_i∈k Q_k(u_i − u_i*). */
  readonly classes: readonly ClassSection[];
  /** What the leader takes in from all classes together; empty where nobody pays. */
  readonly accounts: Pick<Accounts, "leader">;
  /** All rules together; `null` where the verdict is `refused`. */
  readonly incentive: JointIncentive | null;
  /** What is proved about them. */
  readonly certificate: JointCertificate;
  /** For people: why it is refused and what to do. */
  readonly explanation?: string;
}
