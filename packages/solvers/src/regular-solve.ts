import { LuDecomposition, Matrix } from "ml-matrix";

/** Pivots of the equilibrated matrix below this share of the largest count as zero. */
const SINGULAR = 1e-12;

/**
 * Solves A·X = B for a regular A, equilibrated first so that units do not decide about rank.
 *
 * @returns X, or `null` where A is singular to working accuracy.
 */
export function regularSolve(a: Matrix, b: Matrix): Matrix | null {
  const n = a.rows;
  if (n === 0) return Matrix.zeros(0, b.columns);
  const scaled = a.clone();
  const right = b.clone();
  const columnScale = new Float64Array(n).fill(1);
  for (let i = 0; i < n; i++) {
    let largest = 0;
    for (let j = 0; j < n; j++) largest = Math.max(largest, Math.abs(scaled.get(i, j)));
    if (!(largest > 0)) return null;
    scaled.mulRow(i, 1 / largest);
    right.mulRow(i, 1 / largest);
  }
  for (let j = 0; j < n; j++) {
    let largest = 0;
    for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(scaled.get(i, j)));
    if (!(largest > 0)) return null;
    columnScale[j] = 1 / largest;
    scaled.mulColumn(j, 1 / largest);
  }
  const lu = new LuDecomposition(scaled);
  const upper = lu.upperTriangularMatrix;
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) smallest = Math.min(smallest, Math.abs(upper.get(i, i)));
  if (!(smallest > SINGULAR)) return null;
  const solution = lu.solve(right);
  for (let j = 0; j < n; j++) solution.mulRow(j, columnScale[j] as number);
  return solution;
}
