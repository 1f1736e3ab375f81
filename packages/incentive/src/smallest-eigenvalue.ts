import { EigenvalueDecomposition, type Matrix } from "ml-matrix";

/** An eigenvalue with a unit eigenvector. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: ArrayLike<number>;
}

/** The smallest eigenvalue of a symmetric matrix; +∞ for an empty one. */
export function smallestEigenvalue(matrix: Matrix): number {
  if (matrix.rows === 0) return Number.POSITIVE_INFINITY;
  if (matrix.rows === 1) return matrix.get(0, 0);
  if (matrix.rows === 2) {
    const [a, b, d] = entries(matrix);
    return (a + d) / 2 - Math.hypot((a - d) / 2, b);
  }
  return smallestEigenpair(matrix).value;
}

/** The smallest eigenvalue of a symmetric matrix, at least 1 × 1, with its eigenvector. */
export function smallestEigenpair(matrix: Matrix): Eigenpair {
  if (matrix.rows === 1) return { value: matrix.get(0, 0), vector: [1] };
  if (matrix.rows === 2) {
    const [a, b, d] = entries(matrix);
    const value = smallestEigenvalue(matrix);
    const [x, y] = Math.abs(a - value) > Math.abs(d - value) ? [-b, a - value] : [d - value, -b];
    const length = Math.hypot(x, y);
    return { value, vector: length > 0 ? [x / length, y / length] : [1, 0] };
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const value = Math.min(...realEigenvalues);
  return { value, vector: eigenvectorMatrix.getColumn(realEigenvalues.indexOf(value)) };
}

function entries(matrix: Matrix): readonly [number, number, number] {
  return [matrix.get(0, 0), (matrix.get(0, 1) + matrix.get(1, 0)) / 2, matrix.get(1, 1)];
}
