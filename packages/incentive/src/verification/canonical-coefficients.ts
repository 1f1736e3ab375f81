import {
  type Information,
  informationOf,
  type LqgGame,
  type Plan,
  reducedBasis,
} from "@stackelberg/game";
import type { Matrix } from "ml-matrix";

/**
 * The published form of coefficients on (1, y): of least norm among all that are the same random
 * variable. It differs from the given ones only where observations are collinear or constant.
 */
export function canonicalCoefficients(
  game: LqgGame,
  coefficients: Matrix,
  information: Information,
): Matrix {
  const { factor } = reducedBasis(game);
  const { rows, directions, loading } = information;
  return coefficients.mmul(rows.mmul(factor)).mmul(directions.transpose()).mmul(loading);
}

/** A plan in canonical coefficients. */
export function canonicalPlan(game: LqgGame, plan: Plan): Plan {
  const canonical = (role: "followers" | "major" | "leader", strategy: Matrix) =>
    strategy.rows === 0
      ? strategy
      : canonicalCoefficients(game, strategy, informationOf(game, role));
  return {
    followers: canonical("followers", plan.followers),
    major: plan.major && canonical("major", plan.major),
    leader: canonical("leader", plan.leader),
  };
}
