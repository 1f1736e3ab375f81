import { checkKind, type LqgGame, pays } from "@stackelberg/game";
import { withResponses } from "./nash-response.ts";
import { prescribedActions } from "./plan-parts.ts";
import type { PlanOutcome } from "./solve-plan.ts";
import { teamOptimum } from "./team-optimum.ts";

/**
 * What the leader wants: without a major follower the team optimum; with one, the strategies of
 * major and leader that minimise her cost subject to the minor followers' Nash response, unless
 * they pay her for what they do: then she can steer them too. Parts
 * that the game's `target` prescribes are kept, the others are chosen best for her.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws GameError where it is the team optimum and there is none.
 * @see theory: claim-major
 *
 * @example
 * ```ts @import.meta.vitest
 * const { targetPlan } = await import("@stackelberg/solvers");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const outcome = targetPlan(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(1.5, 9);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function targetPlan(game: LqgGame): PlanOutcome {
  checkKind(game, "lqg", { lqg: "targetPlan", classes: "classTarget" });
  if (!game.major && !game.target) return teamOptimum(game);
  const minors = game.major && !pays(game, "followers") ? "responds" : "free";
  return withResponses({
    game,
    parts: {
      followers: prescribedActions(game, "followers", game.target?.followers, minors),
      major: prescribedActions(game, "major", game.target?.major, "free"),
      leader: prescribedActions(game, "leader", game.target?.leader, "free"),
    },
  });
}
