import { checkKind, informationOf, type LqgGame, memoized } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { nashResponse } from "./nash-response.ts";
import type { PlanOutcome } from "./solve-plan.ts";

/**
 * No rule: the leader plays her default action, everybody else is in Nash response to it. Solved
 * once per game.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * // nobody told the leader to supply anything: draw = 6 and supply = 0
 * const { noRule } = await import("@stackelberg/solvers");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const outcome = noRule(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(65.8, 9);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export const noRule: (game: LqgGame) => PlanOutcome = memoized((game: LqgGame) => {
  checkKind(game, "lqg", { lqg: "noRule", classes: "classNoRule" });
  const { names } = informationOf(game, "leader");
  const leader = Matrix.zeros(game.leader.actions.length, names.length);
  game.defaultAction.forEach((value, i) => {
    leader.set(i, 0, value);
  });
  return nashResponse(game, leader);
});
