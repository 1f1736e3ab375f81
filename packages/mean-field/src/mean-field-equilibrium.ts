import { checkKind, expectedCosts, type LqgGame, withCount } from "@stackelberg/game";
import { nashResponse, type PlanOutcome } from "@stackelberg/solvers";
import type { Matrix } from "ml-matrix";
import { strategyDistance } from "./strategy-distance.ts";

/**
 * The mean-field equilibrium under a fixed strategy of the leader: everybody's Nash response with
 * infinitely many (minor) followers, ν = 0, by the same code as for finite N.
 *
 * @param leader - B, leader actions × her static information.
 * @returns Branch on `status`.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @see theory: claim-mean-field-plan
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const { meanFieldEquilibrium } = await import("@stackelberg/mean-field");
 * const { Matrix } = await import("ml-matrix");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "crowd",
 *   leader: { actions: ["price"], cost: "(mean(u) - 1)^2 + price^2" },
 *   followers: { count: 10, actions: ["u"], cost: "(u - 1)^2 + u*mean(u) + price*u" },
 * });
 * // 2(u − 1) + ū + price = 0 with u = ū and price = 1/2
 * const outcome = meanFieldEquilibrium(game, new Matrix([[0.5]]));
 * expect(outcome.status === "solved" && outcome.plan.followers.get(0, 0)).toBeCloseTo(0.5, 12);
 * ```
 */
export function meanFieldEquilibrium(game: LqgGame, leader: Matrix): PlanOutcome {
  checkKind(game, "lqg", { lqg: "meanFieldEquilibrium" });
  return nashResponse(withCount(game, Number.POSITIVE_INFINITY), leader);
}

/** How far the followers' Nash response at one N is from the mean-field equilibrium. */
export interface DistanceToLimit {
  /** N. */
  readonly count: number;
  /** √E‖(A_N − A_∞)(1, y)‖²; `null` where one of the two does not exist. */
  readonly strategies: number | null;
  /** The leader's cost at N minus that in the limit. */
  readonly leaderCost: number | null;
  /** Each follower's cost at N minus that in the limit. */
  readonly followerCost: number | null;
}

/**
 * Distance of the finite-N Nash responses to the mean-field equilibrium, all under the same
 * strategy of the leader.
 *
 * @param leader - B, leader actions × her static information.
 * @param counts - Numbers of followers.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { distanceToLimit } = await import("@stackelberg/mean-field");
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
 * const { strategyMatrix } = await import("@stackelberg/game");
 * const idle = strategyMatrix(game, "leader", { price: {} });
 * // nobody's cost depends on the mean, so ten followers act like infinitely many
 * expect(distanceToLimit(game, idle, [10])[0]?.strategies).toBeCloseTo(0, 9);
 * ```
 */
export function distanceToLimit(
  game: LqgGame,
  leader: Matrix,
  counts: readonly number[],
): readonly DistanceToLimit[] {
  const limit = meanFieldEquilibrium(game, leader);
  return counts.map((count) => {
    const finite = withCount(game, count);
    const outcome = nashResponse(finite, leader);
    if (limit.status !== "solved" || outcome.status !== "solved") {
      return { count, strategies: null, leaderCost: null, followerCost: null };
    }
    const costs = expectedCosts(finite, outcome.plan);
    return {
      count,
      strategies: strategyDistance(finite, outcome.plan.followers, limit.plan.followers),
      leaderCost: costs.leader - limit.costs.leader,
      followerCost: costs.followers - limit.costs.followers,
    };
  });
}
