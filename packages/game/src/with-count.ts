import type { LqgGame } from "./lqg-game.ts";

/** The same game with another, known number of followers; `Infinity` is the mean-field limit. */
export function withCount(game: LqgGame, count: number): LqgGame {
  return { ...game, count, countSpread: 0 };
}
