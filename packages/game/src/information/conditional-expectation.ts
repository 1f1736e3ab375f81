import { Matrix } from "ml-matrix";
import type { Information } from "./information.ts";
import type { ReducedBasis } from "./reduced-basis.ts";

/** E[r | y] of affine random variables r, and what remains unknown. */
export interface ConditionalExpectation {
  /** Coefficients on (1, y), of least norm where observations are collinear. Variables × names. */
  readonly coefficients: Matrix;
  /** Cov(r | y); the same for every y because all is Gaussian. Variables × variables. */
  readonly residualCovariance: Matrix;
}

/**
 * Conditional expectation of affine functions of the reduced basis given Gaussian information.
 *
 * @param rows - Variables × b.
 * @param information - What is known; built on the same basis.
 * @param basis - The reduced basis.
 */
export function conditionalExpectation(
  rows: Matrix,
  information: Information,
  { factor }: Pick<ReducedBasis, "factor">,
): ConditionalExpectation {
  const images = rows.mmul(factor);
  const { directions } = information;
  const onBasis = images.mmul(directions.transpose());
  const remainder = Matrix.sub(images, onBasis.mmul(directions));
  return {
    coefficients: onBasis.mmul(information.loading),
    residualCovariance: remainder.mmul(remainder.transpose()),
  };
}

/**
 * √E‖r‖² of affine random variables.
 *
 * @param rows - Variables × b.
 */
export function randomNorm(rows: Matrix, { factor }: Pick<ReducedBasis, "factor">): number {
  return rows.rows === 0 ? 0 : rows.mmul(factor).norm("frobenius");
}
