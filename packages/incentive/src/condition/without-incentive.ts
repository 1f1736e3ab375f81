import { symmetricPart } from "@stackelberg/game";
import { CholeskyDecomposition, Matrix } from "ml-matrix";
import type { IncentiveCondition } from "./incentive-condition.ts";

/**
 * ½E[gᵀH₀⁻¹g]: what the monitored player saves by leaving the target when the leader does not
 * react. `Infinity` where H₀ is not positive definite.
 *
 * @see theory: claim-exploitability
 *
 * @example
 * ```ts @import.meta.vitest
 * const { exploitabilityWithoutIncentive, incentiveCondition, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * // own gradient −6.5 over curvature 3
 * const condition = incentiveCondition(game, solvedTarget(game).plan);
 * expect(exploitabilityWithoutIncentive(condition)).toBeCloseTo(6.5 ** 2 / 6, 9);
 * ```
 */
export function exploitabilityWithoutIncentive({
  curvature,
  gradientForm: { offset, slope },
}: IncentiveCondition): number {
  const columns = Matrix.zeros(offset.length, slope.columns + 1);
  columns.setSubMatrix(Matrix.columnVector([...offset]), 0, 0);
  if (slope.columns > 0) columns.setSubMatrix(slope, 0, 1);
  if (columns.norm("frobenius") === 0) return 0;
  const cholesky = new CholeskyDecomposition(symmetricPart(curvature));
  if (!cholesky.isPositiveDefinite()) return Number.POSITIVE_INFINITY;
  return Matrix.mul(columns, cholesky.solve(columns)).sum() / 2;
}
