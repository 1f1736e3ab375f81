import { memoized, stack } from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { StrategicForm } from "./strategic-form.ts";

/** One place where a role's strategy enters ζ: as u_i and as ū for a follower. */
export interface Placement {
  /** First row of ζ. */
  readonly start: number;
  /** The strategy's information basis as seen from that place, rank × e. */
  readonly images: Matrix;
  /** E[b·imagesᵀ]: what the reduced basis shows of it, b × rank. */
  readonly exposure: Matrix;
}

/** One role's unknown coefficients on an orthonormal basis of its information. */
export interface Unknowns {
  /** Number of its actions. */
  readonly actions: number;
  /** Dimension of its information, as random variables. */
  readonly rank: number;
  /** Index of its first unknown; row-major, actions × rank. */
  readonly offset: number;
  /** Where its strategy enters ζ; the first is the player's own. */
  readonly placements: readonly Placement[];
  /** Basis coefficients → coefficients of least norm on the information. Rank × names. */
  readonly loading: Matrix;
  /** Coefficients on the information → basis coefficients. Names × rank. */
  readonly unloading: Matrix;
}

/** Cosines of unit vectors below this are rounding: the directions are uncorrelated. */
const UNCORRELATED = 1e-14;

/**
 * The unknowns of all affine strategies of a game, on orthonormal bases in which as much as
 * possible decouples: followers' in the principal directions of Cov(y_i, y_j), the leader's along
 * the followers' mean information first.
 *
 * @returns In the order of the roles.
 */
export const unknownsOf: (form: StrategicForm) => readonly Unknowns[] = memoized(
  ({ roles, factor }: StrategicForm) => {
    const place = (start: number, images: Matrix): Placement => ({
      start,
      images,
      exposure: factor.mmul(images.transpose()),
    });
    const seen: Matrix[] = [];
    let offset = 0;
    return roles.map((role, position) => {
      const { information, actions, mean } = role;
      const own = information.directions;
      const average = mean && information.orthonormal.mmul(mean.average).mmul(factor);
      const rotation = average
        ? principalDirections(average)
        : position === roles.length - 1
          ? alignment(own, stack(seen))
          : Matrix.eye(own.rows);
      const images = rotation.mmul(own);
      const placements = [place(role.start, images)];
      if (mean && average) {
        const shared = rotation.mmul(average);
        seen.push(shared);
        placements.push(place(mean.start, shared));
      }
      const unknowns: Unknowns = {
        actions,
        rank: own.rows,
        offset,
        placements,
        loading: rotation.mmul(information.loading),
        unloading: information.rows.mmul(factor).mmul(images.transpose()),
      };
      offset += actions * own.rows;
      return unknowns;
    });
  },
);

/** Actions × information of every role, from all unknowns. */
export function strategiesOf(
  unknowns: readonly Unknowns[],
  theta: Float64Array,
): readonly Matrix[] {
  return unknowns.map(({ actions, rank, offset, loading }) => {
    const values = Matrix.zeros(actions, rank);
    for (let i = 0; i < actions; i++) {
      for (let r = 0; r < rank; r++) values.set(i, r, theta[offset + i * rank + r] as number);
    }
    return values.mmul(loading);
  });
}

/** Inner products of two placements' images; computed once per pair. */
export const overlapOf: (a: Placement) => (b: Placement) => Matrix = memoized((a: Placement) =>
  memoized((b: Placement) => cosines(a.images, b.images)),
);

/** Inner products of the rows of two matrices, with rounding set to exact zeros. */
function cosines(a: Matrix, b: Matrix): Matrix {
  const product = a.mmul(b.transpose());
  for (let i = 0; i < product.rows; i++) {
    for (let j = 0; j < product.columns; j++) {
      if (Math.abs(product.get(i, j)) < UNCORRELATED) product.set(i, j, 0);
    }
  }
  return product;
}

/** The rotation (rows) that diagonalises the second moment of `mean`. */
function principalDirections(mean: Matrix): Matrix {
  const moment = cosines(mean, mean);
  if (moment.rows <= 2) return Matrix.eye(moment.rows);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(moment, { assumeSymmetric: true });
  return eigenvectorMatrix.transpose();
}

/** A rotation of the orthonormal rows `own` whose first rows span what `toward` shows of them. */
function alignment(own: Matrix, toward: Matrix): Matrix {
  const n = own.rows;
  if (n <= 3) return Matrix.eye(n);
  const shown = cosines(toward, own);
  const chosen: number[][] = [];
  const candidates = [...shown.to2DArray(), ...Matrix.eye(n).to2DArray()];
  for (const candidate of candidates) {
    const size = Math.hypot(...candidate);
    if (chosen.length === n || size < 1e-7) continue;
    const rest = orthogonalTo(chosen, orthogonalTo(chosen, candidate));
    const norm = Math.hypot(...rest);
    if (norm > 1e-3 * size)
      chosen.push(rest.map((v) => (Math.abs(v / norm) < UNCORRELATED ? 0 : v / norm)));
  }
  return chosen.length === n ? new Matrix(chosen) : Matrix.eye(n);
}

function orthogonalTo(basis: readonly number[][], vector: readonly number[]): number[] {
  const rest = [...vector];
  for (const direction of basis) {
    const share = direction.reduce((sum, d, k) => sum + d * (rest[k] ?? 0), 0);
    direction.forEach((d, k) => {
      rest[k] = (rest[k] ?? 0) - share * d;
    });
  }
  return rest;
}
