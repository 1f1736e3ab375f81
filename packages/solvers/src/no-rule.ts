import { informationOf, type LqgGame, memoized } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { nashResponse } from "./nash-response.ts";
import type { PlanOutcome } from "./solve-plan.ts";

/**
 * No rule: the leader plays her default action, everybody else is in Nash response to it. Solved
 * once per game.
 */
export const noRule: (game: LqgGame) => PlanOutcome = memoized((game: LqgGame) => {
  const { names } = informationOf(game, "leader");
  const leader = Matrix.zeros(game.leader.actions.length, names.length);
  game.defaultAction.forEach((value, i) => {
    leader.set(i, 0, value);
  });
  return nashResponse(game, leader);
});
