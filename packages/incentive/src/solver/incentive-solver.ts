import type { LqgGame } from "@stackelberg/game";
import type { SolvedPlan } from "@stackelberg/solvers";
import type { IncentiveCondition } from "../condition/incentive-condition.ts";
import type { IncentiveRule } from "../rule/incentive-rule.ts";

/** What an incentive solver is given. */
export interface IncentiveProblem {
  /** The game at its number of followers. */
  readonly game: LqgGame;
  /** The plan that the rule shall make the followers choose. */
  readonly target: SolvedPlan;
  /** The incentive condition at the target, of the player whom the rule is for. */
  readonly condition: IncentiveCondition;
}

/**
 * Why there is no rule; stable, for programs. All reasons but one are statements about the game, which
 * `verify` checks. `outside-method` is for solvers from elsewhere: their method has no rule here, and
 * another one may have.
 */
export type RefusalReason =
  | "no-authority"
  | "no-constant-gain"
  | "no-exact-tariff"
  | "nothing-uncertain"
  | "several-players"
  | "negative-curvature"
  | "curvature-not-proven"
  | "infinite-energy"
  | "readings-not-known"
  | "actions-not-seen"
  | "no-response"
  | "epsilon-not-reachable"
  | "deviation-pays"
  | "outside-method"
  | "limit-not-well-posed";

/** A rule that a solver proposes. Whether it holds is for the certificate to say. */
export interface ProposedRule {
  /** There is a rule to judge. */
  readonly status: "proposed";
  /** The rule in plain numbers. */
  readonly rule: IncentiveRule;
  /** What everybody does under it, where that is not the target. */
  readonly response?: SolvedPlan;
}

/** No rule of this kind exists. */
export interface RefusedRule {
  /** There is none. */
  readonly status: "refused";
  /** Why, for programs. */
  readonly reason: RefusalReason;
  /** One sentence for people: what stands in the way and what to do. */
  readonly explanation: string;
}

/** What a solver answers. */
export type IncentiveOutcome = ProposedRule | RefusedRule;

/**
 * A way to design the gain, as a value: made by a factory named after the method and passed to
 * `design`, never registered by name. A solver proposes; it does not certify. `checkedSolver` says
 * whether a value is one, `@stackelberg/solver-testkit` whether it behaves like one.
 */
export interface IncentiveSolver {
  /** The method, kebab-case. */
  readonly name: string;
  /** Version of the method. */
  readonly version: string;
  /** Settings, repeated in the result so that it explains itself. */
  readonly options: Readonly<Record<string, number | string | boolean>>;
  /** A rule, or the reason why there is none. Pure: reads its argument, changes nothing. */
  propose(problem: IncentiveProblem): IncentiveOutcome;
}
