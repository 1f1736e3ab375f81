import { Matrix } from "ml-matrix";
import { covarianceFactor } from "../gaussian/covariance-factor.ts";
import type { Span } from "../model/layout.ts";
import { memoized } from "../model/memoized.ts";
import type { ClassGame } from "./class-game.ts";
import { type ClassLayout, classLayout } from "./class-layout.ts";
import { classSizes } from "./class-sizes.ts";

/**
 * The centred basis b = (1, x, w0, ξ_1, ξ̄_1, …, ξ_K, ξ̄_K) and its second moment. Its size grows with
 * the number of classes and not with the number of followers.
 */
export interface ClassBasis {
  /** Where the blocks stand. */
  readonly layout: ClassLayout;
  /** ν_k = 1/(s_k N) by class; 0 in the mean-field limit. */
  readonly nu: readonly number[];
  /** F with b = F·e for standardised independent e. */
  readonly factor: Matrix;
  /** M_k by class with b̄ = M_k·b: ξ_k becomes ξ̄_k. */
  readonly averages: readonly Matrix[];
}

/**
 * The basis of a game with several classes at its number of followers: as for one class,
 * Cov(ξ_k, ξ̄_k) = Cov(ξ̄_k) = ν_k·Cov(ξ_k); classes are independent of each other.
 *
 * @returns Layout, ν_k, F and M_k; computed once per game.
 */
export const classBasis: (game: ClassGame) => ClassBasis = memoized((game: ClassGame) => {
  const layout = classLayout(game);
  const shares = game.classes.map(({ share }) => share);
  const nu = classSizes(shares, game.count).map((size) => 1 / size);
  const factor = Matrix.zeros(layout.basisSize, layout.basisSize).set(0, 0, 1);
  const put = (block: Matrix, rows: Span, columns: Span): void => {
    if (rows.size > 0) factor.setSubMatrix(block, rows.start, columns.start);
  };
  put(covarianceFactor(game.common.covariance), layout.common, layout.common);
  put(covarianceFactor(game.leaderPrivate.covariance), layout.leaderPrivate, layout.leaderPrivate);
  layout.classes.forEach(({ individual, average }, k) => {
    const own = covarianceFactor(game.classes[k]?.private.covariance ?? Matrix.zeros(0, 0));
    const shared = Matrix.mul(own, Math.sqrt(nu[k] ?? 0));
    put(shared, average, average);
    put(shared, individual, average);
    put(Matrix.mul(own, Math.sqrt(1 - (nu[k] ?? 0))), individual, individual);
  });
  return { layout, nu, factor, averages: layout.classes.map((_, k) => averaging(layout, k)) };
});

function averaging({ basisSize, classes }: ClassLayout, k: number): Matrix {
  const matrix = Matrix.eye(basisSize);
  const spans = classes[k];
  for (let j = 0; spans && j < spans.individual.size; j++) {
    const row = spans.individual.start + j;
    matrix.set(row, row, 0);
    matrix.set(row, spans.average.start + j, 1);
  }
  return matrix;
}
