import { Matrix } from "ml-matrix";

/** (A + Aᵀ)/2, exactly symmetric: sums and products of matrices are so only up to rounding. */
export function symmetricPart(matrix: Matrix): Matrix {
  const n = matrix.rows;
  const result = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = (matrix.get(i, j) + matrix.get(j, i)) / 2;
      result.set(i, j, value);
      result.set(j, i, value);
    }
  }
  return result;
}
