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
 *
 * @example
 * ```ts @import.meta.vitest
 * const { strategyDistance } = await import("@stackelberg/mean-field");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: 200, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * const { Matrix } = await import("ml-matrix");
 * // 3 + 4·cold away, cold ~ N(0, 1)
 * const [a, b] = [new Matrix([[3, 4]]), new Matrix([[0, 0]])];
 * expect(strategyDistance(game, a, b)).toBeCloseTo(5, 9);
 * ```
 */
export function strategyDistance(game: LqgGame, a: Matrix, b: Matrix): number {
  const { rows } = informationOf(game, "followers");
  return randomNorm(Matrix.sub(a, b).mmul(rows), reducedBasis(game));
}

/**
 * J(plan) − J(reference) of the leader, without the cancellation of subtracting two costs:
 * E[½(ζ − ζ′)ᵀL(ζ + ζ′)].
 *
 * @example
 * ```ts @import.meta.vitest
 * const { leaderCostDifference } = await import("@stackelberg/mean-field");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: 200, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * const { planFromNames } = await import("@stackelberg/game");
 * const planned = (draw: number) =>
 *   planFromNames(game, { followers: { u: { constant: draw } }, leader: { price: {} } });
 * expect(leaderCostDifference(game, planned(7), planned(5))).toBeCloseTo(4, 9);
 * ```
 */
export function leaderCostDifference(game: LqgGame, plan: Plan, reference: Plan): number {
  const { factor } = reducedBasis(game);
  const [own, other] = [closedLoop(game, plan), closedLoop(game, reference)];
  const step = Matrix.sub(own, other).mmul(factor);
  const sum = Matrix.add(own, other).mmul(factor);
  return Matrix.mul(step, game.leader.cost.mmul(sum)).sum() / 2;
}
