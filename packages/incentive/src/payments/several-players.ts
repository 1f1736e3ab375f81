import { type LqgGame, pays } from "@stackelberg/game";
import type { RefusedRule } from "../solver/incentive-solver.ts";

/** Whether more than one player has to be steered: payers, and a major who does not pay. */
export function steersSeveral(game: LqgGame): boolean {
  return game.major !== null && pays(game, "followers");
}

/** The answer of a method that looks at one player alone. */
export const severalPlayers: RefusedRule = {
  status: "refused",
  reason: "several-players",
  explanation:
    "this method looks at one player whom no other rule affects, and here followers and major are both steered",
};
