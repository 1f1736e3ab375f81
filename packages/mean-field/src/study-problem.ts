import { isStackelbergError, type LqgGame, withCount } from "@stackelberg/game";
import { type IncentiveProblem, incentiveCondition, solvedTarget } from "@stackelberg/incentive";

/** The incentive problem of a game at one N. */
export function problemAt(game: LqgGame, count: number): IncentiveProblem {
  const finite = withCount(game, count);
  const target = solvedTarget(finite);
  return { game: finite, target, condition: incentiveCondition(finite, target.plan) };
}

/** The problem in the limit; `null` where the leader's cost is bounded for every finite N only. */
export function limitProblem(game: LqgGame): IncentiveProblem | null {
  try {
    return problemAt(game, Number.POSITIVE_INFINITY);
  } catch (error) {
    if (isStackelbergError(error)) return null;
    throw error;
  }
}
