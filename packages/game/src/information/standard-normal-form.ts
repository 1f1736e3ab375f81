import { Matrix } from "ml-matrix";
import type { Information } from "./information.ts";
import type { ReducedBasis } from "./reduced-basis.ts";

/** offset + slope·e for a standard normal vector e: an affine function of Gaussian information. */
export interface StandardNormalForm {
  /** Value at the mean, length of the function. */
  readonly offset: Float64Array;
  /** Function × independent directions of the information. */
  readonly slope: Matrix;
}

/**
 * An affine function of (1, y) written in independent standard normal coordinates of y.
 *
 * @param coefficients - Function × names of `information`.
 */
export function standardNormalForm(
  coefficients: Matrix,
  information: Information,
  { factor }: ReducedBasis,
): StandardNormalForm {
  const { rows, directions } = information;
  const values = coefficients.mmul(rows.mmul(factor)).mmul(directions.transpose());
  const slope = Matrix.zeros(values.rows, values.columns - 1);
  for (let i = 0; i < values.rows; i++) {
    for (let k = 1; k < values.columns; k++) slope.set(i, k - 1, values.get(i, k));
  }
  return { offset: Float64Array.from({ length: values.rows }, (_, i) => values.get(i, 0)), slope };
}
