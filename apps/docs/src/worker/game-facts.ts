import { populationText } from "@stackelberg/cli/report";
import type { LqgGame } from "@stackelberg/game";
import type { GameFacts } from "./answers.ts";

/** What a game allows. */
export function gameFacts(game: LqgGame): GameFacts {
  const { leader, followers, major, count, payments } = game;
  const [price] = leader.actions;
  const [own = "u"] = followers.actions;
  const watched = major?.actions[0] ?? (count === 1 ? own : `mean(${own})`);
  return {
    name: game.name,
    title: game.label ?? game.name,
    count,
    population: populationText(game),
    common: leader.actions.length > 0,
    major: major !== null,
    payers: payments,
    ruleToTry: price === undefined ? null : `${price} = 0.5*${watched}`,
  };
}
