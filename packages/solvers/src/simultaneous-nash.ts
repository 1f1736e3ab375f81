import type { LqgGame } from "@stackelberg/game";
import { withResponses } from "./nash-response.ts";
import { everyAction } from "./plan-parts.ts";
import type { PlanOutcome } from "./solve-plan.ts";

/**
 * Simultaneous Nash: nobody announces anything; the leader's own condition E[avg L_u0 | I0] = 0
 * holds beside the followers' (and the major's).
 */
export function simultaneousNash(game: LqgGame): PlanOutcome {
  return withResponses({
    game,
    parts: {
      followers: everyAction(game, "followers", "responds"),
      major: everyAction(game, "major", "responds"),
      leader: everyAction(game, "leader", "responds"),
    },
  });
}
