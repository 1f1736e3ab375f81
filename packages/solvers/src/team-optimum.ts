import { checkKind, type LqgGame, memoized } from "@stackelberg/game";
import { assertLeaderCostConvex } from "./leader-convexity.ts";
import { everyAction } from "./plan-parts.ts";
import { type SolvedPlan, solvePlan } from "./solve-plan.ts";
import { unboundedTeamCost } from "./unbounded-cost.ts";

/**
 * The team optimum: the leader's expected cost minimised over everybody's strategies. No rule brings
 * her below it, unless actions tell her something new: readings she does not know, or trembles.
 *
 * The optimum of a convex quadratic team with Gaussian information is affine (Radner 1962) and is
 * found from E[L_u(i) + avg_j L_ū(j) | y_i] = 0, E[avg L_uM | z] = 0, E[avg L_u0 | I0] = 0: a
 * linear system whose size does not depend on N. Where it is not unique, the strategies of least
 * E‖u‖² are returned.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `GameError` `STACKELBERG_LEADER_COST_NOT_CONVEX` if the leader's cost is not
 * convex, or `STACKELBERG_LEADER_COST_UNBOUNDED` if it falls without end.
 * @see theory: claim-team
 * @see theory: claim-bound
 *
 * @example
 * ```ts @import.meta.vitest
 * // by hand: draw = 6.5 and supply = 8 cost the leader 0.25 + 0.2·6.25
 * const { teamOptimum } = await import("@stackelberg/solvers");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const outcome = teamOptimum(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(1.5, 9);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export const teamOptimum: (game: LqgGame) => SolvedPlan = memoized((game: LqgGame) => {
  checkKind(game, "lqg", { lqg: "teamOptimum", classes: "classTeamOptimum" });
  assertLeaderCostConvex(game);
  const outcome = solvePlan({
    game,
    parts: {
      followers: everyAction(game, "followers", "free"),
      major: everyAction(game, "major", "free"),
      leader: everyAction(game, "leader", "free"),
    },
  });
  if (outcome.status === "solved") return outcome;
  throw unboundedTeamCost(outcome.reason);
});
