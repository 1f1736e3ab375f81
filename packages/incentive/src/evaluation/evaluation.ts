import type { NamedPlan } from "@stackelberg/game";
import type { PlayerCertificate } from "../certificate/certificate.ts";
import type { Accounts } from "../participation/accounts.ts";
import type { GameIdentity } from "../result/design-result.ts";

/** What somebody's rule does: the followers' true response, and how the intended plan fares. */
export interface Evaluation {
  /** Identifies the format. */
  readonly schema: "stackelberg.evaluation/1";
  /** Which game this is about. */
  readonly game: GameIdentity;
  /** The rules as written. */
  readonly rule: readonly string[];
  /** What the followers will do. */
  readonly response: {
    /** Whether there is a response, or why not. */
    readonly status: "solved" | "not-unique" | "no-equilibrium" | "not-convex" | "unbounded";
    /** Why there is none, in words. */
    readonly reason?: string;
    /** The leader's expected cost. */
    readonly leaderCost: number | null;
    /** Each follower's expected cost, before payments. */
    readonly followerCost: number | null;
    /** The major follower's expected cost, before payments. */
    readonly majorCost: number | null;
    /** What everybody does. */
    readonly policies?: NamedPlan;
    /** Whether it is the only affine response; `null` where there is none to speak of. */
    readonly unique: boolean | null;
  };
  /** How firm the response is. */
  readonly stability: {
    /** Smallest eigenvalue of a monitored player's own curvature under the rule. */
    readonly curvature: number;
    /** Curvature against a shift of all followers together; `null` with a major follower. */
    readonly symmetricMode: number | null;
  };
  /** Leader's costs to compare with. */
  readonly benchmarks: {
    /** Of the target plan. */
    readonly target: number;
    /** If everybody obeyed. */
    readonly teamOptimum: number | null;
    /** Of the best plan that ignores actions. */
    readonly noIncentive: number | null;
    /** If nobody announced anything. */
    readonly nash: number | null;
    /** Of her default action. */
    readonly noRule: number | null;
  };
  /** The leader's target plan, if the followers played it under this rule. */
  readonly intended: {
    /** √E‖rule on the target path − the leader's target action‖². */
    readonly onPathResidual: number;
    /** The largest saving of anyone who leaves the plan. */
    readonly epsilon: number;
    /** What each follower would save by leaving. */
    readonly followers: PlayerCertificate;
    /** What the major follower would save by leaving; `null` without one. */
    readonly major: PlayerCertificate | null;
    /** The leader's cost if everybody played it. */
    readonly leaderCost: number;
  };
  /** Who pays what in the response; empty where nobody does. */
  readonly accounts: Accounts;
  /** Whether the intended plan is an equilibrium under the rule and costs what it should. */
  readonly verdict: "certified" | "approximate" | "refused";
  /** The verdict in a sentence. */
  readonly explanation: string;
}
