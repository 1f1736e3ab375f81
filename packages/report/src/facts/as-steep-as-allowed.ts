import { type LqgGame, ownCurvature } from "@stackelberg/game";
import { type IncentiveResult, publishedRule, STEEPEST_TARIFF } from "@stackelberg/incentive";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** The search ends a little inside of what is allowed. */
const REACHED = 0.98;

/**
 * Whether a tariff is as steep as a best one may be: D(H₀ + S)D with D = diag(H₀)^−½ has the largest
 * eigenvalue that is allowed, so the leader's best tariff has no end.
 */
export function isAsSteepAsAllowed(game: LqgGame, incentive: IncentiveResult): boolean {
  const rule = publishedRule(incentive);
  if (rule.kind !== "tariff") return false;
  const own = ownCurvature(game, incentive.monitors);
  const scale = Matrix.diag(own.diagonal().map((h) => 1 / Math.sqrt(Math.abs(h))));
  const curvature = Matrix.add(own, new Matrix(rule.S.map((row) => [...row])));
  const { realEigenvalues } = new EigenvalueDecomposition(scale.mmul(curvature).mmul(scale), {
    assumeSymmetric: true,
  });
  return Math.max(...realEigenvalues) > REACHED * STEEPEST_TARIFF;
}
