import {
  closedLoop,
  conditionalExpectation,
  informationStructure,
  type LqgGame,
  type Plan,
  reducedBasis,
  rowsAt,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { substitutedGame } from "./substituted-game.ts";

/** u0 = B·I0 + R·(what she sees of actions − E·I0). */
export interface Reaction {
  /** B: leader actions × her static information I0. */
  readonly policy: Matrix;
  /** R: leader actions × monitored actions, on their mean or on the major's. */
  readonly gain: Matrix;
  /** E: monitored actions × I0; what she expects to see. */
  readonly expected: Matrix;
}

/** What the leader sees while everybody follows a plan, trembles and noise included; rows over b. */
function signalOnPath(game: LqgGame, plan: Plan): Matrix {
  const { layout } = reducedBasis(game);
  const map = closedLoop(game, plan);
  const seen = rowsAt(map, game.major ? layout.majorAction : layout.meanAction);
  return Matrix.add(seen, game.monitoring.disturbance);
}

/** E[what she sees | I0] while everybody follows a plan: coefficients on I0. */
export function expectedSignal(game: LqgGame, plan: Plan): Matrix {
  const { leader } = informationStructure(game);
  return conditionalExpectation(signalOnPath(game, plan), leader, reducedBasis(game)).coefficients;
}

/** What surprises the leader: rows over the ζ of deviations from a plan. Monitored actions × ζ. */
export function surpriseRows(game: LqgGame, plan: Plan, expected: Matrix): Matrix {
  const { layout } = reducedBasis(game);
  const { leader } = informationStructure(game);
  const rows = Matrix.zeros(expected.rows, layout.zetaSize);
  rows.setSubMatrix(difference(signalOnPath(game, plan), expected, leader.rows), 0, 0);
  const { start, size } = game.major ? layout.majorAction : layout.meanAction;
  for (let k = 0; k < size; k++) rows.set(k, start + k, 1);
  return rows;
}

/** Entries of a difference below this share of the largest terms in their row are rounding. */
const ROUNDING = 8 * Number.EPSILON;

/** A − E·X, with exact zeros where it is only rounding: a gain of order N would show it. */
function difference(a: Matrix, e: Matrix, x: Matrix): Matrix {
  const result = Matrix.sub(a, e.mmul(x));
  const terms = Matrix.add(Matrix.abs(a), Matrix.abs(e).mmul(Matrix.abs(x)));
  for (let i = 0; i < result.rows; i++) {
    const rounding = ROUNDING * Math.max(0, ...terms.getRow(i));
    for (let j = 0; j < result.columns; j++) {
      if (Math.abs(result.get(i, j)) <= rounding) result.set(i, j, 0);
    }
  }
  return result;
}

/** ζ in terms of the ζ of deviations d_i = u_i − u_i*, dM, w = u0 − (the announced reaction). */
export function deviationMap(game: LqgGame, plan: Plan, reaction: Reaction): Matrix {
  const { layout } = reducedBasis(game);
  const map = Matrix.zeros(layout.zetaSize, layout.zetaSize);
  map.setSubMatrix(closedLoop(game, { ...plan, leader: reaction.policy }), 0, 0);
  for (let k = layout.basisSize; k < layout.zetaSize; k++) map.set(k, k, 1);
  addReaction(map, game, reaction.gain.mmul(surpriseRows(game, plan, reaction.expected)));
  return map;
}

/** Adds rows to those of u0. */
export function addReaction(map: Matrix, game: LqgGame, rows: Matrix): void {
  const { start, size } = reducedBasis(game).layout.leaderAction;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < map.columns; j++) {
      map.set(start + i, j, map.get(start + i, j) + rows.get(i, j));
    }
  }
}

/**
 * The game in deviations from a plan when the leader has announced a reaction: her remaining action
 * w is what she adds to it. Large gains multiply small deviations, so nothing cancels.
 */
export function reactionGame(game: LqgGame, plan: Plan, reaction: Reaction): LqgGame {
  return substitutedGame(game, deviationMap(game, plan, reaction));
}

/** Nobody deviates. */
export function noDeviation(game: LqgGame): Plan {
  const { followers, major, leader } = informationStructure(game);
  return {
    followers: Matrix.zeros(game.followers.actions.length, followers.names.length),
    major: major && Matrix.zeros(game.major?.actions.length ?? 0, major.names.length),
    leader: Matrix.zeros(game.leader.actions.length, leader.names.length),
  };
}
