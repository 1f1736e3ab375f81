import type { Plan } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { place } from "./blocks.ts";
import type { WrittenOutCost, WrittenOutGame, WrittenOutPlayer } from "./written-out-game.ts";

/** One affine strategy per player, as matrices: actions × (1, y). */
export interface WrittenOutPlan {
  /** A_1 … A_N. */
  readonly followers: readonly Matrix[];
  /** `null` without a major follower. */
  readonly major: Matrix | null;
  /** B, on what the leader's policy uses. */
  readonly leader: Matrix;
}

/** Expected cost of every player. */
export interface WrittenOutCosts {
  readonly leader: number;
  readonly followers: readonly number[];
  /** `null` without a major follower. */
  readonly major: number | null;
}

/** The strategy of one player of a plan. */
export function strategyOf(
  game: WrittenOutGame,
  plan: WrittenOutPlan,
  player: WrittenOutPlayer,
): Matrix {
  if (player.role === "leader") return plan.leader;
  if (player.role === "major") return plan.major as Matrix;
  return plan.followers[game.followers.indexOf(player)] as Matrix;
}

/** All coefficients of a plan in one column. */
export function coefficientsOf(game: WrittenOutGame, plan: WrittenOutPlan): Matrix {
  const all = Matrix.zeros(game.unknownCount, 1);
  for (const player of game.players) {
    const entries = strategyOf(game, plan, player).to1DArray();
    entries.forEach((value, k) => all.set(player.unknowns.start + k, 0, value));
  }
  return all;
}

/** The plan with the given coefficients: the inverse of {@link coefficientsOf}. */
export function planFrom(game: WrittenOutGame, coefficients: Matrix): WrittenOutPlan {
  const read = ({ actions, information, unknowns }: WrittenOutPlayer): Matrix => {
    const strategy = Matrix.zeros(actions.size, information.rows);
    for (let a = 0; a < actions.size; a++) {
      for (let k = 0; k < information.rows; k++) {
        strategy.set(a, k, coefficients.get(unknowns.start + a * information.rows + k, 0));
      }
    }
    return strategy;
  };
  return {
    followers: game.followers.map(read),
    major: game.major ? read(game.major) : null,
    leader: read(game.leader),
  };
}

/** The same plan for every follower, from a plan of the reduced game. */
export function repeatedPlan(game: WrittenOutGame, plan: Plan): WrittenOutPlan {
  return { ...plan, followers: game.followers.map(() => plan.followers) };
}

/** T with v = T·e when everybody follows the plan. */
export function playedOut(game: WrittenOutGame, plan: WrittenOutPlan): Matrix {
  const map = Matrix.zeros(game.layout.size, game.layout.primitives);
  place(map, Matrix.eye(game.layout.primitives), 0, 0);
  for (const player of game.players) {
    const strategy = strategyOf(game, plan, player);
    place(map, strategy.mmul(player.information), player.actions.start, 0);
  }
  return map;
}

/** Expected costs when everybody follows the plan. */
export function writtenOutCosts(game: WrittenOutGame, plan: WrittenOutPlan): WrittenOutCosts {
  const map = playedOut(game, plan);
  // E[ζ_kζ_kᵀ] once for every k: the leader and the major share it with follower k
  const moments = new Map<Matrix, Matrix>();
  const momentOf = (vector: Matrix): Matrix => {
    const zeta = vector.mmul(map);
    const moment = moments.get(vector) ?? zeta.mmul(game.moment).mmul(zeta.transpose());
    moments.set(vector, moment);
    return moment;
  };
  const expected = ({ matrix, vectors }: WrittenOutCost): number => {
    const sum = vectors.reduce(
      (total, vector) => total + Matrix.mul(matrix, momentOf(vector)).sum() / 2,
      0,
    );
    return sum / vectors.length;
  };
  return {
    leader: expected(game.leader.cost),
    followers: game.followers.map((follower) => expected(follower.cost)),
    major: game.major ? expected(game.major.cost) : null,
  };
}

/** Largest √E‖(A − A′)(1, y)‖² over the players: how far two plans are apart as random variables. */
export function planDistance(
  game: WrittenOutGame,
  plan: WrittenOutPlan,
  other: WrittenOutPlan,
): number {
  const distances = game.players.map((player) => {
    const difference = Matrix.sub(
      strategyOf(game, plan, player),
      strategyOf(game, other, player),
    ).mmul(player.information);
    return Math.sqrt(Math.max(0, Matrix.mul(difference.mmul(game.moment), difference).sum()));
  });
  return Math.max(...distances);
}
