import {
  type ClassGame,
  type ClassPlan,
  classView,
  isStackelbergError,
  memoized,
  withCount,
} from "@stackelberg/game";
import {
  type ClassPlanOutcome,
  classStaticStackelberg,
  classTarget,
  classTeamOptimum,
} from "@stackelberg/solvers";
import { isMeanFieldNash } from "../limit-verdict.ts";
import type { References } from "../measure.ts";

/**
 * What the rule for each class is measured against: the costs of the whole game, and whether a
 * smooth reaction to this class survives N → ∞. As for one class, it does iff no member wants to leave
 * the target of the limit by itself.
 *
 * @returns One per class, in order; computed once per game.
 */
export const classReferences: (game: ClassGame) => readonly References[] = memoized(
  (game: ClassGame) => {
    const teamCost = classTeamOptimum(game).costs.leader;
    const none = classStaticStackelberg(game);
    const noIncentive = none.status === "solved" ? none.costs.leader : null;
    const wellPosed = classLimits(game);
    return game.classes.map((_, k) => ({
      teamCost,
      noIncentive,
      limitWellPosed: wellPosed[k] ?? false,
    }));
  },
);

function classLimits(game: ClassGame): readonly boolean[] {
  const limit = withCount(game, Number.POSITIVE_INFINITY);
  const target = targetInLimit(limit);
  if (target?.status !== "solved") return game.classes.map(() => false);
  const { plan } = target;
  return game.classes.map((_, k) => isMeanFieldNashOf(limit, plan, k));
}

function isMeanFieldNashOf(limit: ClassGame, target: ClassPlan, k: number): boolean {
  const { game, plan } = classView(limit, target, k);
  return isMeanFieldNash(game, plan);
}

/** `null` where the limit has no target: her cost may be bounded for every finite N only. */
function targetInLimit(limit: ClassGame): ClassPlanOutcome | null {
  try {
    return classTarget(limit);
  } catch (error) {
    if (isStackelbergError(error)) return null;
    throw error;
  }
}
