import { type LqgGame, pays } from "@stackelberg/game";
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
 * @throws GameError where it is the team optimum and there is none.
 * @see theory: claim-major
 */
export function targetPlan(game: LqgGame): PlanOutcome {
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
