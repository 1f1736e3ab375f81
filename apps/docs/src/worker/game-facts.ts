import type { AnyGame } from "@stackelberg/game";
import { populationText } from "@stackelberg/report";
import type { GameFacts } from "./answers.ts";

/** What a game allows. */
export function gameFacts(game: AnyGame): GameFacts {
  return {
    name: game.name,
    title: game.label ?? game.name,
    kind: game.kind,
    count: game.count,
    population: populationText(game),
    common: game.kind !== "finite" && game.leader.actions.length > 0,
    major: game.major !== null,
    payers: game.kind === "lqg" ? game.payments : [],
  };
}
