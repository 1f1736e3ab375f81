import { Matrix, pseudoInverse } from "ml-matrix";
import type { ReducedBasis } from "./reduced-basis.ts";

/** A direction that adds less than this share of its standard deviation counts as known already. */
const COLLINEAR = 1e-9;
/** A standard deviation below this share of what its terms could give counts as zero. */
const CONSTANT = 1e-13;

/**
 * What a player can react to: (1, y) as affine functions of the reduced basis, with an orthonormal
 * basis of the random variables they span. Duplicate, collinear and constant observations are fine.
 */
export interface Information {
  /** `constant`, then what is observed; these are the keys of named coefficients. */
  readonly names: readonly string[];
  /** Rows over b, names × b; the first is the constant. */
  readonly rows: Matrix;
  /** φ, rows over b with E[φφᵀ] = I; the first is the constant. Rank × b. */
  readonly orthonormal: Matrix;
  /** φ over e, orthonormal rows: `orthonormal`·F, but without what cancels in that product. Rank × e. */
  readonly directions: Matrix;
  /** Turns coefficients on φ into the coefficients of least norm on `rows`. Rank × names. */
  readonly loading: Matrix;
}

/** Builds the orthonormal basis of `rows` (first row: the constant) by Gram–Schmidt in order. */
export function informationFrom(
  names: readonly string[],
  rows: Matrix,
  { factor }: Pick<ReducedBasis, "factor">,
): Information {
  const images = rows.mmul(factor);
  const found: Float64Array[] = [];
  const recipes: Float64Array[] = [];
  for (let i = 0; i < rows.rows; i++) {
    const vector = Float64Array.from(images.getRow(i));
    const recipe = new Float64Array(rows.columns).map((_, k) => rows.get(i, k));
    const threshold = i === 0 ? 0 : spreadThreshold(rows, factor, i, vector);
    for (let pass = 0; pass < 2; pass++) {
      found.forEach((direction, d) => {
        const share = dot(vector, direction);
        subtract(vector, share, direction);
        subtract(recipe, share, recipes[d] as Float64Array);
      });
    }
    const norm = Math.sqrt(dot(vector, vector));
    if (!(norm > threshold)) continue;
    found.push(vector.map((v) => v / norm));
    recipes.push(recipe.map((v) => v / norm));
  }
  const orthonormal = new Matrix(recipes.map((r) => Array.from(r)));
  const directions = new Matrix(found.map((d) => Array.from(d)));
  const loading = leastNormInverse(images.mmul(directions.transpose()));
  return { names, rows, orthonormal, directions, loading };
}

/** The smallest norm that counts as new, for row `i` with image `vector`. */
function spreadThreshold(rows: Matrix, factor: Matrix, i: number, vector: Float64Array): number {
  let possible = 0;
  for (let k = 1; k < rows.columns; k++) {
    const coefficient = Math.abs(rows.get(i, k));
    if (coefficient === 0) continue;
    let square = 0;
    for (let e = 1; e < factor.columns; e++) square += factor.get(k, e) ** 2;
    possible += coefficient * Math.sqrt(square);
  }
  let own = 0;
  for (let e = 1; e < vector.length; e++) own += (vector[e] as number) ** 2;
  return Math.max(COLLINEAR * Math.sqrt(own), CONSTANT * possible);
}

function leastNormInverse(loadings: Matrix): Matrix {
  if (loadings.rows !== loadings.columns) {
    return pseudoInverse(loadings, 1e-13);
  }
  const n = loadings.rows;
  const inverse = Matrix.zeros(n, n);
  for (let column = 0; column < n; column++) {
    for (let row = column; row < n; row++) {
      let value = row === column ? 1 : 0;
      for (let k = column; k < row; k++) value -= loadings.get(row, k) * inverse.get(k, column);
      inverse.set(row, column, value / loadings.get(row, row));
    }
  }
  return inverse;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

function subtract(target: Float64Array, factor: number, other: Float64Array): void {
  for (let k = 0; k < target.length; k++) {
    target[k] = (target[k] as number) - factor * (other[k] as number);
  }
}
