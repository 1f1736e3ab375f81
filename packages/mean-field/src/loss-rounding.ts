import { Matrix } from "ml-matrix";

/** Squares below this share of the costs are rounding. */
export const SQUARE_ROUNDING = 1e-27;
/** Differences of costs below this share of them are rounding. */
export const COST_ROUNDING = 1e-14;

/**
 * The size of the terms of an expected cost ½E[ζᵀLζ], which may cancel: ½ Σ |L_ij|·√(E ζ_i²)·√(E ζ_j²).
 *
 * @param image - ζ in independent standard normals, rows over them.
 */
export function costTerms(cost: Matrix, image: Matrix): number {
  const sizes = image.to2DArray().map((row) => Math.hypot(...row));
  return Matrix.abs(cost).mmul(Matrix.columnVector(sizes)).dot(Matrix.columnVector(sizes)) / 2;
}

/** A loss, or exactly 0 where it is not larger than what rounding does. */
export function zeroIfRounding(value: number, size: number): number {
  return Math.abs(value) <= size ? 0 : value;
}
