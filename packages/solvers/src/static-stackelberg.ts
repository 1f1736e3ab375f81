import type { LqgGame } from "@stackelberg/game";
import { withResponses } from "./nash-response.ts";
import { everyAction } from "./plan-parts.ts";
import type { PlanOutcome } from "./solve-plan.ts";

/**
 * The no-incentive benchmark: the best the leader can do with strategies that ignore actions,
 * anticipating everybody's Nash response. The response is affine in her strategy, so her cost is
 * quadratic in it and the minimum is exact.
 */
export function staticStackelberg(game: LqgGame): PlanOutcome {
  return withResponses({
    game,
    parts: {
      followers: everyAction(game, "followers", "responds"),
      major: everyAction(game, "major", "responds"),
      leader: everyAction(game, "leader", "free"),
    },
  });
}
