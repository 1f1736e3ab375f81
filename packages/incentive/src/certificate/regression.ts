import { type LqgGame, memoized, reducedBasis } from "@stackelberg/game";
import { Matrix, pseudoInverse } from "ml-matrix";

/** E[r | y] by least squares on the standardised randomness. */
export interface Regression {
  /** Coefficients on (1, y); of least norm in standardised units where y is collinear. */
  readonly coefficients: Matrix;
  /** E[r|y] as images on the standardised e, first column the mean. */
  readonly fitted: Matrix;
  /** Cov(r | y). */
  readonly residualCovariance: Matrix;
}

/** Singular values below this share of the largest are collinearity. */
const RANK = 1e-10;

/**
 * Conditional expectation of affine functions of the reduced basis. With b = F·e, e standard, the
 * images satisfy E[r yᵀ] = (rF)(yF)ᵀ, so E[r|y] is the projection of rF on the row space of (1, y)F.
 * The projection is by singular values, unlike anything that the solvers use.
 *
 * @param rows - Variables × b.
 * @param information - (1, y) as rows over b; the first is the constant.
 */
export function regress(game: LqgGame, rows: Matrix, information: Matrix): Regression {
  const images = rows.mmul(reducedBasis(game).factor);
  const { known, inverse, turn } = projections(game)(information);
  const standardised = images.mmul(inverse);
  const fitted = standardised.mmul(known);
  const remainder = Matrix.sub(images, fitted);
  return {
    coefficients: standardised.mmul(turn),
    fitted,
    residualCovariance: remainder.mmul(remainder.transpose()),
  };
}

/** (1, y) as standardised images, their pseudo-inverse, and the way back to raw coefficients. */
const projections = memoized((game: LqgGame) =>
  memoized((information: Matrix) => {
    const { factor } = reducedBasis(game);
    const known = information.mmul(factor);
    const turn = Matrix.eye(known.rows);
    for (let i = 1; i < known.rows; i++) {
      const mean = known.get(i, 0);
      known.set(i, 0, 0);
      const deviation = length(known, i);
      const possible = Math.abs(mean) + spread(information, factor, i);
      const scale = deviation > 1e-13 * possible ? 1 / deviation : 0;
      known.mulRow(i, scale);
      turn.set(i, i, scale);
      turn.set(i, 0, -mean * scale);
    }
    return { known, inverse: pseudoInverse(known, RANK), turn };
  }),
);

function length(matrix: Matrix, row: number): number {
  let square = 0;
  for (let k = 0; k < matrix.columns; k++) square += matrix.get(row, k) ** 2;
  return Math.sqrt(square);
}

function spread(rows: Matrix, factor: Matrix, i: number): number {
  let sum = 0;
  for (let k = 1; k < rows.columns; k++) {
    sum += Math.abs(rows.get(i, k)) * length(factor, k);
  }
  return sum;
}
