import { CholeskyDecomposition, Matrix } from "ml-matrix";
import type { ReducedCoordinates } from "./reduced-coordinates.ts";

/** Squares below this share of the whole count as zero. */
const NEGLIGIBLE = 1e-20;
/** The same for a gradient at a point that is itself computed. */
const CANCELS = 1e-16;

/** What the readings at which the leader has no authority leave uncancelled. */
export interface VanishingAuthority {
  /** Number of coordinates that are fixed there: 0 where she never has any. */
  readonly codimension: number;
  /** Whether the own gradient vanishes there too. */
  readonly harmless: boolean;
}

/**
 * Where s(y) = ‖κ̄(y)‖² + V vanishes; `null` where it does nowhere.
 *
 * @param variance - V = tr Cov(κ|y).
 */
export function vanishingAuthority(
  c: ReducedCoordinates,
  variance: number,
): VanishingAuthority | null {
  const whole = meanSquare(c.authorityOffset, c.authoritySlope) + variance;
  const rank = c.authorityRank;
  if (variance > NEGLIGIBLE * whole) return null;
  const slope = leadingColumns(c.authoritySlope, rank);
  const offset = Matrix.columnVector([...c.authorityOffset]);
  const zero = rank === 0 ? Matrix.zeros(0, 1) : leastSquares(slope, Matrix.mul(offset, -1));
  const left = Matrix.add(slope.mmul(zero), offset).norm("frobenius");
  if (left ** 2 > NEGLIGIBLE * whole) return null;
  const there = Matrix.columnVector([...c.gradientOffset]);
  there.add(leadingColumns(c.gradientSlope, rank).mmul(zero));
  let remaining = there.norm("frobenius") ** 2;
  for (let k = rank; k < c.dimension; k++) {
    remaining += c.gradientSlope.getColumnVector(k).norm("frobenius") ** 2;
  }
  const size = meanSquare(c.gradientOffset, c.gradientSlope);
  return { codimension: rank, harmless: remaining <= CANCELS * size };
}

/** E‖offset + slope·e‖² of standard normal e. */
export function meanSquare(offset: Float64Array, slope: Matrix): number {
  return offset.reduce((sum, v) => sum + v * v, 0) + slope.norm("frobenius") ** 2;
}

function leadingColumns(matrix: Matrix, count: number): Matrix {
  return matrix.subMatrixColumn(Array.from({ length: count }, (_, k) => k));
}

function leastSquares(a: Matrix, b: Matrix): Matrix {
  const at = a.transpose();
  return new CholeskyDecomposition(at.mmul(a)).solve(at.mmul(b));
}
