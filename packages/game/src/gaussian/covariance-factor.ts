import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** Eigenvalues of a correlation matrix below this count as zero. */
const RANK_TOLERANCE = 1e-14;

/**
 * A square root R of a covariance, RRᵀ = Σ. Works for semidefinite Σ; variables are scaled to unit
 * variance first, so that units do not decide about rank.
 *
 * @param covariance - Symmetric positive semidefinite, n × n.
 * @returns R, n × n; columns of null directions are exactly zero.
 */
export function covarianceFactor(covariance: Matrix): Matrix {
  const n = covariance.rows;
  const root = Matrix.zeros(n, n);
  if (n === 0) return root;
  const deviation = Array.from({ length: n }, (_, i) =>
    Math.sqrt(Math.max(covariance.get(i, i), 0)),
  );
  if (n === 1) return root.set(0, 0, deviation[0] ?? 0);
  const correlation = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const scale = (deviation[i] ?? 0) * (deviation[j] ?? 0);
      correlation.set(i, j, scale > 0 ? covariance.get(i, j) / scale : 0);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(correlation, {
    assumeSymmetric: true,
  });
  realEigenvalues.forEach((value, k) => {
    if (value <= RANK_TOLERANCE * n) return;
    for (let i = 0; i < n; i++) {
      root.set(i, k, (deviation[i] ?? 0) * eigenvectorMatrix.get(i, k) * Math.sqrt(value));
    }
  });
  return root;
}
