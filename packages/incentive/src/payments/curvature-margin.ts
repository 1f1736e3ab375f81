import { inverse, Matrix } from "ml-matrix";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";

/** A symmetric matrix M, seen along directions that are fixed and directions that are free. */
export interface FreeCurvature {
  /** M: actions². */
  readonly curvature: Matrix;
  /** Orthonormal basis of the fixed directions. */
  readonly fixed: Matrix;
  /** Orthonormal basis of the free ones, to which cI may be added; P = free·freeᵀ. */
  readonly free: Matrix;
}

/** Share of a supremum that is not attained which is asked for instead. */
const NEARLY = 0.9;

/**
 * The smallest c ≥ 0 with λmin(M + cP) ≥ `wanted`; where no c reaches it, or `wanted` is not positive,
 * the smallest one that reaches 90 % of the supremum λmin(M on the fixed directions), or ‖M‖ where
 * nothing is fixed; `null` where that is not positive.
 *
 * By the Schur complement, for any t below λmin(M₁₁):
 * λmin(M + cP) ≥ t iff cI ⪰ tI − M₂₂ + M₂₁(M₁₁ − tI)⁻¹M₁₂.
 */
export function smallestMargin(problem: FreeCurvature, wanted: number): number | null {
  const { curvature, fixed } = problem;
  const supremum = smallestEigenvalue(within(curvature, fixed));
  const most = Math.min(NEARLY * supremum, curvature.norm("frobenius"));
  const aim = wanted > 0 && wanted < supremum ? wanted : most;
  if (!(aim > 0)) return null;
  // what is missing by rounding alone is not missing
  return smallestEigenvalue(curvature) >= aim * (1 - 1e-12) ? 0 : marginFor(problem, aim);
}

function marginFor({ curvature, fixed, free }: FreeCurvature, aim: number): number {
  const raised = Matrix.sub(within(curvature, free), scaledIdentity(free.columns, aim));
  if (fixed.columns > 0) {
    const above = Matrix.sub(within(curvature, fixed), scaledIdentity(fixed.columns, aim));
    const cross = free.transpose().mmul(curvature).mmul(fixed);
    raised.sub(cross.mmul(inverse(above)).mmul(cross.transpose()));
  }
  return Math.max(0, -smallestEigenvalue(raised));
}

function within(matrix: Matrix, basis: Matrix): Matrix {
  return basis.transpose().mmul(matrix).mmul(basis);
}

function scaledIdentity(size: number, value: number): Matrix {
  return Matrix.eye(size).mul(value);
}
