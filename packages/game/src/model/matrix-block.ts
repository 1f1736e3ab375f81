import { Matrix } from "ml-matrix";
import type { Span } from "./layout.ts";

/** The rows of a matrix at a span, which may be empty. */
export function rowsAt(matrix: Matrix, { start, size }: Span): Matrix {
  if (size === 0) return Matrix.zeros(0, matrix.columns);
  return matrix.subMatrix(start, start + size - 1, 0, matrix.columns - 1);
}

/** The block of a matrix at two spans, either of which may be empty. */
export function blockAt(matrix: Matrix, rows: Span, columns: Span): Matrix {
  if (rows.size === 0 || columns.size === 0) return Matrix.zeros(rows.size, columns.size);
  return matrix.subMatrix(
    rows.start,
    rows.start + rows.size - 1,
    columns.start,
    columns.start + columns.size - 1,
  );
}
