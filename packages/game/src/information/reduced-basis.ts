import { Matrix } from "ml-matrix";
import { covarianceFactor } from "../gaussian/covariance-factor.ts";
import { type Layout, type Span, zetaLayout } from "../model/layout.ts";
import type { LqgGame } from "../model/lqg-game.ts";
import { memoized } from "../model/memoized.ts";

/**
 * The centred reduced basis b = (1, x, w0, wm, ξ_i, ξ̄) of a game and its second moment. Its size
 * does not depend on the number of followers: N enters through ν = 1/N alone.
 */
export interface ReducedBasis {
  /** Where the blocks stand. */
  readonly layout: Layout;
  /** ν = 1/N; 0 in the mean-field limit. */
  readonly nu: number;
  /** F with b = F·e for standardised independent e, so that S(ν) = E[bbᵀ] = FFᵀ. */
  readonly factor: Matrix;
  /** M with b̄ = M·b, the average of b over the followers (ξ_i becomes ξ̄). */
  readonly average: Matrix;
}

/**
 * The reduced basis of a game at its number of followers.
 *
 * Cov(ξ_i, ξ̄) = Cov(ξ̄, ξ̄) = ν·Cov(ξ), so ξ̄ = √ν·R·a and ξ_i = √ν·R·a + √(1−ν)·R·c with
 * RRᵀ = Cov(ξ) and a, c standard and independent.
 *
 * @param game - Any `lqg` game; `count` may be `Infinity`.
 * @returns Layout, ν, F and M; computed once per game.
 * @see theory: claim-size
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, reducedBasis, withCount } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: 200, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * // its size does not depend on the number of followers
 * const sizes = [10, 1e9].map((count) => reducedBasis(withCount(game, count)).factor.rows);
 * expect(sizes[0]).toBe(sizes[1]);
 * ```
 */
export const reducedBasis: (game: LqgGame) => ReducedBasis = memoized((game: LqgGame) => {
  const layout = zetaLayout(game);
  const nu = 1 / game.count;
  const n = layout.basisSize;
  const { nature } = game;
  const factor = Matrix.zeros(n, n);
  factor.set(0, 0, 1);
  put(factor, covarianceFactor(nature.common.covariance), layout.common, layout.common);
  put(
    factor,
    covarianceFactor(nature.leader.covariance),
    layout.leaderPrivate,
    layout.leaderPrivate,
  );
  put(factor, covarianceFactor(nature.major.covariance), layout.majorPrivate, layout.majorPrivate);
  const individual = covarianceFactor(nature.followers.covariance);
  const shared = Matrix.mul(individual, Math.sqrt(nu));
  put(factor, shared, layout.average, layout.average);
  put(factor, shared, layout.individual, layout.average);
  put(factor, Matrix.mul(individual, Math.sqrt(1 - nu)), layout.individual, layout.individual);
  return { layout, nu, factor, average: averaging(layout) };
});

function put(target: Matrix, block: Matrix, rows: Span, columns: Span): void {
  if (rows.size > 0) target.setSubMatrix(block, rows.start, columns.start);
}

function averaging({ basisSize, individual, average }: Layout): Matrix {
  const matrix = Matrix.eye(basisSize);
  for (let k = 0; k < individual.size; k++) {
    matrix.set(individual.start + k, individual.start + k, 0);
    matrix.set(individual.start + k, average.start + k, 1);
  }
  return matrix;
}
