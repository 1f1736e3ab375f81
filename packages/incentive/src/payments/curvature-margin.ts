import { EigenvalueDecomposition, inverse, Matrix } from "ml-matrix";
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
 * The smallest c ≥ 0 with λmin(M + cP) ≥ `wanted`; where no c reaches it, the smallest one that
 * reaches 90 % of the supremum λmin(M on the fixed directions); `null` where that is not positive.
 *
 * By the Schur complement, for any t below λmin(M₁₁):
 * λmin(M + cP) ≥ t iff cI ⪰ tI − M₂₂ + M₂₁(M₁₁ − tI)⁻¹M₁₂.
 */
export function smallestMargin(problem: FreeCurvature, wanted: number): number | null {
  const { curvature, fixed, free } = problem;
  const now = smallestEigenvalue(curvature);
  const supremum =
    fixed.columns === 0 ? Number.POSITIVE_INFINITY : smallestEigenvalue(within(curvature, fixed));
  if (free.columns === 0) return now > 0 ? 0 : null;
  const reachable = wanted > 0 && wanted < supremum;
  const aim = reachable ? wanted : NEARLY * supremum;
  if (now >= aim - 1e-12 * Math.abs(aim)) return now > 0 ? 0 : null;
  if (!(aim > 0) || aim === Number.POSITIVE_INFINITY) return null;
  return marginFor(problem, aim);
}

function marginFor({ curvature, fixed, free }: FreeCurvature, aim: number): number {
  const missing = Matrix.sub(scaledIdentity(free.columns, aim), within(curvature, free));
  if (fixed.columns > 0) {
    const above = Matrix.sub(within(curvature, fixed), scaledIdentity(fixed.columns, aim));
    const cross = free.transpose().mmul(curvature).mmul(fixed);
    missing.add(cross.mmul(inverse(above)).mmul(cross.transpose()));
  }
  const { realEigenvalues } = new EigenvalueDecomposition(missing, { assumeSymmetric: true });
  return Math.max(0, ...realEigenvalues);
}

function within(matrix: Matrix, basis: Matrix): Matrix {
  return basis.transpose().mmul(matrix).mmul(basis);
}

function scaledIdentity(size: number, value: number): Matrix {
  return Matrix.eye(size).mul(value);
}
