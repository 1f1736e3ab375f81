import { type AnnouncedRule, underRule } from "./announced-rule.ts";
import { nashResponse } from "./nash-response.ts";
import type { WrittenOutGame } from "./written-out-game.ts";
import type { WrittenOutSolution } from "./written-out-solution.ts";

/**
 * The Nash response to an announced rule, with a strategy of its own for every follower and the
 * major. Second-order conditions are not checked: see `exploitabilityOf`.
 *
 * The plan's leader part is the static part of the rule; costs count the actions that result.
 *
 * @param game - The game written out.
 * @param rule - What the leader has announced.
 */
export function inducedNash(game: WrittenOutGame, rule: AnnouncedRule): WrittenOutSolution {
  return nashResponse(underRule(game, rule), rule.leader);
}
