import {
  blockAt,
  informationStructure,
  type LqgGame,
  reducedBasis,
  type Span,
  symmetricPart,
} from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";

/** How the followers stand together under a rule that reacts to all of them alike. */
export interface CollectiveStability {
  /**
   * Smallest eigenvalue of the symmetric part of H + (N−1)·off: the curvature against a shift of
   * all followers by the same constant. In the limit ±`Infinity` unless lim N·off is finite.
   */
  readonly symmetricMode: number;
  /** Whether no other affine Nash response exists. */
  readonly unique: boolean;
}

/** Jacobians of a follower's own gradient, as the followers move together or apart. */
export interface ResponseModes {
  /** H + (N−1)·off: all move by the same step; entries ±`Infinity` are not allowed. */
  readonly together: Matrix;
  /** H − off: steps that cancel in the mean. */
  readonly apart: Matrix;
}

/**
 * The modes under u0 = u0* + Σ_i Q(u_i − u_i*), from
 * off = νc_uū + c_u0Q + ν(νc_ūū + c_ū0Q) + Qᵀ(νc_0ū + c_00Q), the effect of one follower's step on
 * another's own gradient.
 *
 * @param curvature - H.
 * @param gain - Q.
 * @returns The modes, or the sign of lim N·off where that limit is infinite.
 */
export function constantGainModes(
  game: LqgGame,
  curvature: Matrix,
  gain: Matrix,
): ResponseModes | { readonly limit: number; readonly regular: boolean } {
  const { layout, nu } = reducedBasis(game);
  const { cost } = game.followers;
  const part = (a: Span, b: Span) => blockAt(cost, a, b);
  const { action: u, meanAction: m, leaderAction: w } = layout;
  const response = gain.transpose();
  const direct = part(u, w)
    .mmul(gain)
    .add(response.mmul(part(w, w)).mmul(gain));
  const perCapita = part(u, m)
    .add(part(m, m).mul(nu))
    .add(part(m, w).mmul(gain))
    .add(response.mmul(part(w, m)));
  const off = Matrix.add(direct, Matrix.mul(perCapita, nu));
  if (nu > 0) {
    return {
      together: Matrix.add(curvature, Matrix.mul(off, game.count - 1)),
      apart: Matrix.sub(curvature, off),
    };
  }
  const size = Math.max(gain.norm("frobenius"), 1) * cost.norm("frobenius");
  if (direct.norm("frobenius") <= 1e-12 * size) {
    return { together: Matrix.add(curvature, perCapita), apart: curvature };
  }
  const lowest = smallestEigenvalue(symmetricPart(direct));
  return {
    limit: lowest < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
    regular: isRegular(direct, 0),
  };
}

/** Stability and uniqueness for given modes; correlated readings interpolate between them. */
export function collectiveStability(
  game: LqgGame,
  curvature: Matrix,
  { together, apart }: ResponseModes,
): CollectiveStability {
  const modes = game.count === 1 ? [together] : [together, apart];
  const unique = modes.every((mode) => isRegularMode(game, curvature, mode));
  return { symmetricMode: smallestEigenvalue(symmetricPart(together)), unique };
}

/** Whether a mode is regular for constant steps and for steps that depend on the reading. */
export function isRegularMode(game: LqgGame, curvature: Matrix, mode: Matrix): boolean {
  const scale = curvature.norm("frobenius");
  return [1, ...readingCorrelations(game)].every((rho) =>
    isRegular(Matrix.add(Matrix.mul(curvature, 1 - rho), Matrix.mul(mode, rho)), scale),
  );
}

/** Canonical correlations of the readings of two different followers. */
function readingCorrelations(game: LqgGame): number[] {
  const { layout } = reducedBasis(game);
  const images = informationStructure(game).followers.directions;
  const { start, size } = layout.common;
  if (images.rows <= 1) return [];
  if (size === 0) return [0];
  const shared = images.subMatrix(1, images.rows - 1, start, start + size - 1);
  return [
    ...new EigenvalueDecomposition(shared.mmul(shared.transpose()), { assumeSymmetric: true })
      .realEigenvalues,
  ];
}

/** Whether no eigenvalue vanishes against the size of the matrix and of what it is made of. */
function isRegular(matrix: Matrix, scale: number): boolean {
  if (matrix.rows === 1) return Math.abs(matrix.get(0, 0)) > 1e-12 * scale;
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(matrix);
  const sizes = realEigenvalues.map((re, i) => Math.hypot(re, imaginaryEigenvalues[i] ?? 0));
  return Math.min(...sizes) > 1e-12 * Math.max(scale, ...sizes);
}
