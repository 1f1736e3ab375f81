import { Matrix } from "ml-matrix";

/** Matrices with equal numbers of columns, one below the other. */
export function stack(matrices: readonly Matrix[]): Matrix {
  const filled = matrices.filter((m) => m.rows > 0);
  const columns = matrices[0]?.columns ?? 0;
  const result = Matrix.zeros(
    filled.reduce((sum, m) => sum + m.rows, 0),
    columns,
  );
  let row = 0;
  for (const matrix of filled) {
    result.setSubMatrix(matrix, row, 0);
    row += matrix.rows;
  }
  return result;
}
