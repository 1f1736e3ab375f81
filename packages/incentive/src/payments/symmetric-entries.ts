import { Matrix } from "ml-matrix";

/** The entries on and above the diagonal. */
export function upper(matrix: Matrix): number[] {
  return matrix.to2DArray().flatMap((row, i) => row.slice(i));
}

/** The symmetric matrix with these entries on and above the diagonal. */
export function symmetric(entries: readonly number[], size: number): Matrix {
  const matrix = Matrix.zeros(size, size);
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = entries[next++] as number;
      matrix.set(i, j, value);
      matrix.set(j, i, value);
    }
  }
  return matrix;
}
