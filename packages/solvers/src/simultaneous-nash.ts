import { checkKind, type LqgGame } from "@stackelberg/game";
import { othersRespond } from "./nash-response.ts";
import { everyAction } from "./plan-parts.ts";
import type { PlanOutcome } from "./solve-plan.ts";

/**
 * Simultaneous Nash: nobody announces anything; the leader's own condition E[avg L_u0 | I0] = 0
 * holds beside the followers' (and the major's).
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { simultaneousNash } = await import("@stackelberg/solvers");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const outcome = simultaneousNash(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(107 / 15, 9);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function simultaneousNash(game: LqgGame): PlanOutcome {
  checkKind(game, "lqg", { lqg: "simultaneousNash", classes: "classSimultaneousNash" });
  return othersRespond(game, everyAction(game, "leader", "responds"));
}
