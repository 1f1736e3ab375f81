import type { StandardNormalForm } from "@stackelberg/game";
import { Matrix, SingularValueDecomposition } from "ml-matrix";

/** Singular values below this share of the authority's size count as zero. */
const RANK = 1e-12;
/** Squares below this share of the whole count as zero. */
const NEGLIGIBLE = 1e-20;
/** The same for a numerator at a pole, which it must cancel. */
const VANISHES = 1e-16;
/** The same for a numerator beside a pole: what cancellation leaves. */
const ROUNDING = 1e-28;

/**
 * s(y) = ‖κ̄(y)‖² + V and a quadratic numerator ‖n(y)‖² in the coordinates e in which s is a sum of
 * squares: s = floor + Σ_i (shift_i + width_i·e_i)².
 */
export interface AuthorityProfile {
  /** Part of s that no y changes: V plus the square of the part of κ̄ that is constant. */
  readonly floor: number;
  readonly shift: Float64Array;
  /** Positive, one per direction in which the authority varies. */
  readonly width: Float64Array;
  /** e_i at which direction i has no authority: −shift_i/width_i. */
  readonly zero: Float64Array;
  /** n where no direction has any; exactly 0 where it is rounding. */
  readonly atZero: Float64Array;
  /** ∂n/∂e_i for the directions of `width`; one row per direction. */
  readonly slopes: readonly Float64Array[];
  /** E of the part of ‖n‖² that comes from directions that leave s alone. */
  readonly rest: number;
  /** E s. */
  readonly mean: number;
  /** E‖n‖². */
  readonly size: number;
}

/**
 * Puts an authority and a numerator into the coordinates of the authority's singular directions.
 *
 * @param authority - κ̄ in standard normal coordinates.
 * @param residualVariance - V = tr Cov(κ | y).
 * @param numerator - n in the same coordinates.
 */
export function authorityProfile(
  authority: StandardNormalForm,
  residualVariance: number,
  numerator: StandardNormalForm,
): AuthorityProfile {
  const { left, values, right } = singularParts(authority);
  const shift = new Float64Array(values.length);
  const constant = Float64Array.from(authority.offset);
  values.forEach((_, i) => {
    authority.offset.forEach((k, row) => {
      shift[i] = (shift[i] as number) + left.get(row, i) * k;
    });
    constant.forEach((k, row) => {
      constant[row] = k - (shift[i] as number) * left.get(row, i);
    });
  });
  const scale = residualVariance + norm2(authority.offset) + values.reduce((s, v) => s + v * v, 0);
  const slopes = values.map((_, i) => {
    const slope = new Float64Array(numerator.offset.length);
    for (let j = 0; j < slope.length; j++) {
      for (let k = 0; k < numerator.slope.columns; k++) {
        slope[j] = (slope[j] as number) + numerator.slope.get(j, k) * right.get(k, i);
      }
    }
    return slope;
  });
  const varying = slopes.reduce((sum, slope) => sum + norm2(slope), 0);
  const total = numerator.slope.norm("frobenius") ** 2;
  const vanishing = residualVariance + norm2(constant);
  const floor = vanishing > NEGLIGIBLE * scale ? vanishing : 0;
  const size = norm2(numerator.offset) + total;
  const zero = shift.map((k, i) => -k / (values[i] as number));
  const atZero = Float64Array.from(numerator.offset);
  slopes.forEach((slope, i) => {
    slope.forEach((share, j) => {
      atZero[j] = (atZero[j] as number) + share * (zero[i] as number);
    });
  });
  if (norm2(atZero) <= (floor > 0 ? ROUNDING : VANISHES) * size) atZero.fill(0);
  return {
    floor,
    shift,
    width: Float64Array.from(values),
    zero,
    atZero,
    slopes,
    rest: Math.max(total - varying, 0) > 1e-15 * total ? total - varying : 0,
    mean: scale,
    size,
  };
}

/**
 * Whether E[‖n‖²/s] is infinite: s vanishes on a set of codimension 1 or 2 (or everywhere) where n
 * does not. On a set of codimension 3 or more the pole is integrable.
 */
export function hasInfiniteEnergy({ floor, width, atZero, rest, size }: AuthorityProfile): boolean {
  if (floor > 0 || width.length > 2 || size === 0) return false;
  return norm2(atZero) + rest > VANISHES * size;
}

/** Directions in which κ̄ varies by more than rounding of its own size. */
function singularParts({ offset, slope }: StandardNormalForm): {
  readonly left: Matrix;
  readonly values: number[];
  readonly right: Matrix;
} {
  const empty = {
    left: Matrix.zeros(slope.rows, 0),
    values: [],
    right: Matrix.zeros(slope.columns, 0),
  };
  if (slope.rows === 0 || slope.columns === 0) return empty;
  const least = RANK * Math.sqrt(norm2(offset) + slope.norm("frobenius") ** 2);
  if (slope.rows === 1) {
    const row = Matrix.rowVector(slope.getRow(0));
    const length = row.norm("frobenius");
    if (!(length > least)) return empty;
    return { left: Matrix.eye(1), values: [length], right: row.div(length).transpose() };
  }
  const svd = new SingularValueDecomposition(slope, { autoTranspose: true });
  const values = svd.diagonal.filter((v) => v > least);
  return { left: svd.leftSingularVectors, values, right: svd.rightSingularVectors };
}

function norm2(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) ** 2;
  return sum;
}
