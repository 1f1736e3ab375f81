import { Matrix } from "ml-matrix";
import { cut } from "./blocks.ts";
import { type DenseSolution, rankOf, solveDense } from "./dense-solve.ts";
import { type NormalEquations, normalEquations } from "./normal-equations.ts";
import type { WrittenOutCost, WrittenOutGame, WrittenOutPlayer } from "./written-out-game.ts";
import {
  planFrom,
  type WrittenOutCosts,
  type WrittenOutPlan,
  writtenOutCosts,
} from "./written-out-plan.ts";

/** A plan that solves somebody's problem. */
export interface WrittenOutSolution {
  readonly plan: WrittenOutPlan;
  readonly costs: WrittenOutCosts;
  /** Whether the strategies are the only ones, as random variables. */
  readonly unique: boolean;
  /** Relative residual of the linear system; well above 1e-9 there is no solution. */
  readonly residual: number;
}

/** Whose cost a player minimises when it minimises its own. */
export function ownCost(player: WrittenOutPlayer): WrittenOutCost {
  return player.cost;
}

/** The followers, and the major where there is one. */
export function everyFollower(game: WrittenOutGame): readonly WrittenOutPlayer[] {
  return game.major ? [...game.followers, game.major] : game.followers;
}

/** How the deciders' coefficients follow from everybody else's. */
export interface Response {
  /** W: all coefficients = offset + W·(coefficients of the others, in order). */
  readonly slope: Matrix;
  /** All coefficients when those of the others are 0. */
  readonly offset: Matrix;
  /** Whether the response is the only one, as random variables. */
  readonly unique: boolean;
  readonly residual: number;
}

/**
 * The deciders' joint stationary point as an affine function of what the others do.
 *
 * @param game - The game written out.
 * @param deciders - Who reacts.
 * @param costOf - Whose cost each decider minimises.
 */
export function responseOf(
  game: WrittenOutGame,
  deciders: readonly WrittenOutPlayer[],
  costOf: (player: WrittenOutPlayer) => WrittenOutCost,
): Response {
  const equations = normalEquations(game, deciders, costOf);
  const own = indicesOf(deciders);
  const given = indicesOf(game.players.filter((player) => !deciders.includes(player)));
  const solved = solveDense(columns(equations.matrix, own), rightSides(equations, given));
  const slope = Matrix.zeros(game.unknownCount, given.length);
  const offset = Matrix.zeros(game.unknownCount, 1);
  own.forEach((index, row) => {
    offset.set(index, 0, solved.solution.get(row, 0));
    given.forEach((_, g) => slope.set(index, g, solved.solution.get(row, g + 1)));
  });
  given.forEach((index, g) => slope.set(index, g, 1));
  return { slope, offset, unique: isUnique(game, deciders, solved), residual: solved.residual };
}

/** The coefficients of `players` among all, as indices. */
export function indicesOf(players: readonly WrittenOutPlayer[]): readonly number[] {
  return players.flatMap(({ unknowns }) =>
    Array.from({ length: unknowns.size }, (_, k) => unknowns.start + k),
  );
}

/** Plan, costs and verdict for the coefficients found. */
export function solutionAt(
  game: WrittenOutGame,
  coefficients: Matrix,
  { unique, residual }: Pick<WrittenOutSolution, "unique" | "residual">,
): WrittenOutSolution {
  const plan = planFrom(game, coefficients);
  return { plan, costs: writtenOutCosts(game, plan), unique, residual };
}

/** Full rank, except for coefficients that change no random variable. */
export function isUnique(
  game: WrittenOutGame,
  deciders: readonly WrittenOutPlayer[],
  { rank }: Pick<DenseSolution, "rank">,
): boolean {
  const needed = deciders.reduce((sum, { actions, information, informationStart: start }) => {
    const size = information.rows;
    const moment = cut(game.informationMoment, [start, start], [size, size]);
    return sum + (actions.size > 0 ? actions.size * rankOf(moment) : 0);
  }, 0);
  return rank === needed;
}

function rightSides({ matrix, constant }: NormalEquations, given: readonly number[]): Matrix {
  const right = Matrix.zeros(matrix.rows, given.length + 1);
  for (let row = 0; row < matrix.rows; row++) {
    right.set(row, 0, -constant.get(row, 0));
    given.forEach((index, g) => right.set(row, g + 1, -matrix.get(row, index)));
  }
  return right;
}

function columns(matrix: Matrix, indices: readonly number[]): Matrix {
  const selected = Matrix.zeros(matrix.rows, indices.length);
  for (let row = 0; row < matrix.rows; row++) {
    indices.forEach((index, column) => selected.set(row, column, matrix.get(row, index)));
  }
  return selected;
}
