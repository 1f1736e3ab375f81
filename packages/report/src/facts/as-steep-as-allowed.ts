import { type LqgGame, ownCurvature } from "@stackelberg/game";
import { type DesignResult, type IncentiveResult, publishedRule } from "@stackelberg/incentive";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** The search ends a little inside of what is allowed. */
const REACHED = 0.98;

/**
 * Whether a tariff is at the bound that its solver was given: D(H₀ + S)D with D = diag(H₀)^−½ has
 * the largest eigenvalue that was allowed, so the leader's best tariff has no end.
 */
export function isAsSteepAsAllowed(
  game: LqgGame,
  { solver }: Pick<DesignResult, "solver">,
  incentive: IncentiveResult,
): boolean {
  const { steepest } = solver.options;
  const rule = publishedRule(incentive);
  if (typeof steepest !== "number" || rule.kind !== "tariff") return false;
  const own = ownCurvature(game, incentive.monitors);
  const scale = Matrix.diag(own.diagonal().map((h) => 1 / Math.sqrt(Math.abs(h))));
  const curvature = Matrix.add(own, new Matrix(rule.S.map((row) => [...row])));
  const { realEigenvalues } = new EigenvalueDecomposition(scale.mmul(curvature).mmul(scale), {
    assumeSymmetric: true,
  });
  return Math.max(...realEigenvalues) > REACHED * steepest;
}
