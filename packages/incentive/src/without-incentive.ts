import { symmetricPart } from "@stackelberg/game";
import { CholeskyDecomposition, Matrix } from "ml-matrix";
import type { IncentiveCondition } from "./incentive-condition.ts";

/**
 * ½E[gᵀH₀⁻¹g]: what the monitored player saves by leaving the target when the leader does not
 * react. `Infinity` where H₀ is not positive definite.
 *
 * @see theory: claim-exploitability
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
