import type { LqgGame, Plan } from "@stackelberg/game";
import { type Certificate, certify, type ReactionRule } from "@stackelberg/incentive";

/** The certificate of a rule alone: no benchmark, no verdict on the limit, ε ≤ `accepted`. */
export function certifiedBy(
  game: LqgGame,
  plan: Plan,
  rule: ReactionRule | null,
  accepted = 0,
): Certificate {
  return certify(game, { plan, rule, teamCost: 0, limitWellPosed: true, accepted });
}
