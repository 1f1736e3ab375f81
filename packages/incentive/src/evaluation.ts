import type { NamedPlan } from "@stackelberg/game";
import type { PlayerCertificate } from "./design-result.ts";

/** What somebody's rule does: the followers' true response, and how the intended plan fares. */
export interface Evaluation {
  readonly schema: "stackelberg.evaluation/1";
  readonly game: {
    readonly name: string;
    readonly kind: "lqg";
    readonly count: number;
    readonly hash: string;
  };
  /** The rules as written. */
  readonly rule: readonly string[];
  /** What the followers will do. */
  readonly response: {
    readonly status: "solved" | "not-unique" | "no-equilibrium" | "not-convex" | "unbounded";
    readonly reason?: string;
    readonly leaderCost: number | null;
    readonly followerCost: number | null;
    readonly majorCost: number | null;
    readonly policies?: NamedPlan;
    /** Whether it is the only affine response; `null` where there is none to speak of. */
    readonly unique: boolean | null;
  };
  readonly stability: {
    /** Smallest eigenvalue of a monitored player's own curvature under the rule. */
    readonly curvature: number;
    /** Curvature against a shift of all followers together; `null` with a major follower. */
    readonly symmetricMode: number | null;
  };
  /** Leader's costs to compare with. */
  readonly benchmarks: {
    readonly target: number;
    readonly teamOptimum: number | null;
    readonly noIncentive: number | null;
    readonly nash: number | null;
    readonly noRule: number | null;
  };
  /** The leader's target plan, if the followers played it under this rule. */
  readonly intended: {
    /** √E‖rule on the target path − the leader's target action‖². */
    readonly onPathResidual: number;
    /** The largest saving of anyone who leaves the plan. */
    readonly epsilon: number;
    readonly followers: PlayerCertificate;
    readonly major: PlayerCertificate | null;
    readonly leaderCost: number;
  };
  /** Whether the intended plan is an equilibrium under the rule and costs what it should. */
  readonly verdict: "certified" | "approximate" | "refused";
  /** The verdict in a sentence. */
  readonly explanation: string;
}
