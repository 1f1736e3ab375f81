import {
  closedLoop,
  informationOf,
  type LqgGame,
  type Plan,
  randomNorm,
  reducedBasis,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";

/**
 * √E‖(A − A′)(1, y)‖²: how far apart two strategies of a follower are, as random variables.
 *
 * @param a - Follower actions × (1, y).
 * @param b - The same shape.
 */
export function strategyDistance(game: LqgGame, a: Matrix, b: Matrix): number {
  const { rows } = informationOf(game, "followers");
  return randomNorm(Matrix.sub(a, b).mmul(rows), reducedBasis(game));
}

/**
 * J(plan) − J(reference) of the leader, without the cancellation of subtracting two costs:
 * E[½(ζ − ζ′)ᵀL(ζ + ζ′)].
 */
export function leaderCostDifference(game: LqgGame, plan: Plan, reference: Plan): number {
  const { factor } = reducedBasis(game);
  const [own, other] = [closedLoop(game, plan), closedLoop(game, reference)];
  const step = Matrix.sub(own, other).mmul(factor);
  const sum = Matrix.add(own, other).mmul(factor);
  return Matrix.mul(step, game.leader.cost.mmul(sum)).sum() / 2;
}
