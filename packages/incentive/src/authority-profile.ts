import type { StandardNormalForm } from "@stackelberg/game";
import { Matrix, SingularValueDecomposition } from "ml-matrix";

/** Singular values below this share of the largest count as zero. */
const RANK = 1e-12;
/** Squares below this share of the whole count as zero. */
const NEGLIGIBLE = 1e-20;

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
  /** n at e = 0. */
  readonly offset: Float64Array;
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
  const { left, values, right } = singularParts(authority.slope);
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
  const floor = residualVariance + norm2(constant);
  return {
    floor: floor > NEGLIGIBLE * scale ? floor : 0,
    shift,
    width: Float64Array.from(values),
    offset: numerator.offset,
    slopes,
    rest: Math.max(total - varying, 0) > 1e-15 * total ? total - varying : 0,
    mean: scale,
    size: norm2(numerator.offset) + total,
  };
}

/**
 * Whether E[‖n‖²/s] is infinite: s vanishes on a set of codimension 1 or 2 (or everywhere) where n
 * does not. On a set of codimension 3 or more the pole is integrable.
 */
export function hasInfiniteEnergy(profile: AuthorityProfile): boolean {
  const { floor, shift, width, offset, slopes, rest, size } = profile;
  if (floor > 0 || width.length > 2 || size === 0) return false;
  const value = Float64Array.from(offset);
  width.forEach((w, i) => {
    slopes[i]?.forEach((slope, j) => {
      value[j] = (value[j] as number) - (slope * (shift[i] as number)) / w;
    });
  });
  return norm2(value) + rest > NEGLIGIBLE * size * 1e4;
}

function singularParts(slope: Matrix): { left: Matrix; values: number[]; right: Matrix } {
  const empty = {
    left: Matrix.zeros(slope.rows, 0),
    values: [],
    right: Matrix.zeros(slope.columns, 0),
  };
  if (slope.rows === 0 || slope.columns === 0) return empty;
  if (slope.rows === 1) {
    const row = Matrix.rowVector(slope.getRow(0));
    const length = row.norm("frobenius");
    if (!(length > 0)) return empty;
    return { left: Matrix.eye(1), values: [length], right: row.div(length).transpose() };
  }
  const svd = new SingularValueDecomposition(slope, { autoTranspose: true });
  const largest = svd.diagonal[0] ?? 0;
  const values = svd.diagonal.filter((v) => v > RANK * largest && v > 0);
  return { left: svd.leftSingularVectors, values, right: svd.rightSingularVectors };
}

function norm2(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) ** 2;
  return sum;
}
