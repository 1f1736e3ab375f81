import {
  type ClassGame,
  classView,
  expectedCosts,
  isStackelbergError,
  withCount,
} from "@stackelberg/game";
import {
  type IncentiveProblem,
  incentiveCondition,
  solvedClassTarget,
} from "@stackelberg/incentive";
import type { SolvedClassPlan } from "@stackelberg/solvers";

/** The incentive problems of all classes at one N. */
export interface ClassProblem {
  readonly game: ClassGame;
  readonly target: SolvedClassPlan;
  /** Class by class, in the game of the class at the target. */
  readonly classes: readonly IncentiveProblem[];
}

/** The problems of a game at its own N. */
export function classProblemAt(game: ClassGame): ClassProblem {
  const target = solvedClassTarget(game);
  const classes = game.classes.map((_, k): IncentiveProblem => {
    const view = classView(game, target.plan, k);
    const costs = expectedCosts(view.game, view.plan);
    return {
      game: view.game,
      target: { status: "solved", plan: view.plan, costs, unique: target.unique },
      condition: incentiveCondition(view.game, view.plan),
    };
  });
  return { game, target, classes };
}

/** The problems in the limit; `null` where the leader's cost is bounded for every finite N only. */
export function classProblemInLimit(game: ClassGame): ClassProblem | null {
  try {
    return classProblemAt(withCount(game, Number.POSITIVE_INFINITY));
  } catch (error) {
    if (isStackelbergError(error)) return null;
    throw error;
  }
}
