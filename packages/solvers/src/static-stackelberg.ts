import { checkKind, type LqgGame } from "@stackelberg/game";
import { othersRespond } from "./nash-response.ts";
import { everyAction } from "./plan-parts.ts";
import type { PlanOutcome } from "./solve-plan.ts";

/**
 * The no-incentive benchmark: the best the leader can do with strategies that ignore actions,
 * anticipating everybody's Nash response. The response is affine in her strategy, so her cost is
 * quadratic in it and the minimum is exact.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { staticStackelberg } = await import("@stackelberg/solvers");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const outcome = staticStackelberg(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(110 / 17, 9);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function staticStackelberg(game: LqgGame): PlanOutcome {
  checkKind(game, "lqg", { lqg: "staticStackelberg", classes: "classStaticStackelberg" });
  return othersRespond(game, everyAction(game, "leader", "free"));
}
