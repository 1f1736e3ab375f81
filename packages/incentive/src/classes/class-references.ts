import {
  blockAt,
  type ClassGame,
  classBasis,
  classClosedLoop,
  classGradientRows,
  classInformation,
  type Information,
  isStackelbergError,
  memoized,
  pays,
  randomNorm,
  rowsAt,
  withCount,
} from "@stackelberg/game";
import {
  type ClassPlanOutcome,
  classStaticStackelberg,
  classTarget,
  classTeamOptimum,
} from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { VANISHING } from "../condition/limit-verdict.ts";
import type { References } from "../design/measure.ts";

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
  // what somebody pays for its own action does not shrink with its share of the population
  if (pays(game, "followers")) return game.classes.map(() => true);
  const limit = withCount(game, Number.POSITIVE_INFINITY);
  const target = targetInLimit(limit);
  if (target?.status !== "solved") return game.classes.map(() => false);
  const map = classClosedLoop(limit, target.plan);
  return game.classes.map((_, k) => isMeanFieldNashOf(limit, map, k));
}

/**
 * Whether no member of a class wants to leave a plan by itself: E[D_k·ζ | y_k] ≡ 0, D_k its own
 * gradient, against √E‖c_uu u‖² + √E‖D_k·ζ − c_uu u‖².
 */
function isMeanFieldNashOf(limit: ClassGame, map: Matrix, k: number): boolean {
  const basis = classBasis(limit);
  const own = classInformation(limit).classes[k] as Information;
  const { action } = basis.layout.classes[k] as (typeof basis.layout.classes)[number];
  const rows = classGradientRows(limit)[k] as Matrix;
  const direct = blockAt(rows, { start: 0, size: rows.rows }, action).mmul(rowsAt(map, action));
  const gradient = rows.mmul(map);
  const scale = randomNorm(direct, basis) + randomNorm(Matrix.sub(gradient, direct), basis);
  const expected = gradient.mmul(basis.factor).mmul(own.directions.transpose());
  return expected.norm("frobenius") <= VANISHING * scale;
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
