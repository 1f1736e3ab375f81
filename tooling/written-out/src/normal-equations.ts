import { Matrix } from "ml-matrix";
import { cut, place } from "./blocks.ts";
import type { WrittenOutCost, WrittenOutGame, WrittenOutPlayer } from "./written-out-game.ts";

/** Kθ + k, the derivatives of expected costs in strategies' coefficients θ. */
export interface NormalEquations {
  /** K: one row per coefficient of a decider, one column per coefficient of anybody. */
  readonly matrix: Matrix;
  /** k. */
  readonly constant: Matrix;
}

/**
 * E[gradient·(1, y)ᵀ] of each decider, as an affine function of all coefficients.
 *
 * @param game - The game written out.
 * @param deciders - Who chooses.
 * @param costOf - Whose cost each decider minimises: its own, or for a team the leader's.
 */
export function normalEquations(
  game: WrittenOutGame,
  deciders: readonly WrittenOutPlayer[],
  costOf: (player: WrittenOutPlayer) => WrittenOutCost,
): NormalEquations {
  const size = deciders.reduce((sum, player) => sum + player.unknowns.size, 0);
  const matrix = Matrix.zeros(size, game.unknownCount);
  const constant = Matrix.zeros(size, 1);
  let row = 0;
  for (const decider of deciders) {
    const gradient = gradientRows(game, costOf(decider), decider);
    place(matrix, coefficientBlock(game, decider, gradient), row, 0);
    place(constant, constantBlock(game, decider, gradient), row, 0);
    row += decider.unknowns.size;
  }
  return { matrix, constant };
}

/** The derivative of a cost in the actions of one player, rows over v. */
export function gradientRows(
  game: WrittenOutGame,
  { matrix, vectors }: WrittenOutCost,
  { actions }: WrittenOutPlayer,
): Matrix {
  const sum = Matrix.zeros(actions.size, game.layout.size);
  for (const vector of vectors) {
    const own = cut(vector, [0, actions.start], [vector.rows, actions.size]);
    sum.add(own.transpose().mmul(matrix).mmul(vector));
  }
  return sum.mul(1 / vectors.length);
}

function coefficientBlock(
  game: WrittenOutGame,
  decider: WrittenOutPlayer,
  gradient: Matrix,
): Matrix {
  const observed = decider.information.rows;
  const block = Matrix.zeros(decider.unknowns.size, game.unknownCount);
  const { informationMoment: moment } = game;
  for (const other of game.players) {
    for (let a = 0; a < decider.actions.size; a++) {
      for (let c = 0; c < other.actions.size; c++) {
        const slope = gradient.get(a, other.actions.start + c);
        if (slope === 0) continue;
        const column = other.unknowns.start + c * other.information.rows;
        for (let k = 0; k < observed; k++) {
          for (let t = 0; t < other.information.rows; t++) {
            const product = moment.get(decider.informationStart + k, other.informationStart + t);
            block.set(a * observed + k, column + t, slope * product);
          }
        }
      }
    }
  }
  return block;
}

function constantBlock(game: WrittenOutGame, decider: WrittenOutPlayer, gradient: Matrix): Matrix {
  const { primitives } = game.layout;
  const observed = decider.information.rows;
  const products = cut(gradient, [0, 0], [gradient.rows, primitives]).mmul(
    cut(game.primitiveByInformation, [0, decider.informationStart], [primitives, observed]),
  );
  return new Matrix(products.to1DArray().map((value) => [value]));
}
