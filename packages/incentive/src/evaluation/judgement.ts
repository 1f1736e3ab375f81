import { DEFAULT_EPSILON_SHARE } from "../gains/epsilon-incentive.ts";
import type { Evaluation } from "./evaluation.ts";

/** What somebody would save by leaving the intended plan. */
interface Temptation {
  /** Who, as in "each follower". */
  readonly who: string;
  readonly exploitability: number;
  readonly exploitabilityWithoutIncentive: number;
}

/** How an intended plan fares under a rule. */
export interface IntendedOutcome {
  readonly temptations: readonly Temptation[];
  /** How far the rule is from the leader's intended action on its path. */
  readonly onPathResidual: number;
  /** The size of what a rule plays: residuals are judged against it. */
  readonly size: number;
}

/** Whether the intended plan is an equilibrium under a rule and costs what it should. */
export function judge(outcome: IntendedOutcome): Pick<Evaluation, "verdict" | "explanation"> {
  const { temptations, onPathResidual: off, size } = outcome;
  const largest = (of: (temptation: Temptation) => number) => Math.max(...temptations.map(of));
  const epsilon = largest(({ exploitability }) => exploitability);
  const without = largest(({ exploitabilityWithoutIncentive }) => exploitabilityWithoutIncentive);
  const finite = Number.isFinite(without) ? without : 1;
  if (epsilon <= 1e-9 * Math.max(1, finite) && off <= 1e-9 * size) {
    return {
      verdict: "certified",
      explanation:
        "nobody saves anything by leaving the intended plan, and the rule plays on its path what the leader intends",
    };
  }
  if (epsilon <= DEFAULT_EPSILON_SHARE * finite && off <= 1e-3 * size) {
    return {
      verdict: "approximate",
      explanation: `leaving the intended plan saves at most ${epsilon.toPrecision(6)}, and the rule plays ${off <= 1e-9 * size ? "what the leader intends" : `within ${off.toPrecision(6)} of what the leader intends`}`,
    };
  }
  return { verdict: "refused", explanation: conviction(outcome, epsilon) };
}

function conviction(
  { temptations, onPathResidual: off }: IntendedOutcome,
  epsilon: number,
): string {
  if (epsilon === Number.POSITIVE_INFINITY) {
    return "under this rule somebody's cost is not convex in its own action, so a large enough deviation from the intended plan saves without limit";
  }
  const who = temptations.find(({ exploitability }) => exploitability === epsilon)?.who;
  const saving = `${who} would leave the intended plan and save ${epsilon.toPrecision(6)}`;
  return off > 1e-9
    ? `${saving}; on its path the rule is ${off.toPrecision(6)} (root mean square) away from the leader's intended action`
    : saving;
}
