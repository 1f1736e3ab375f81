import type { AnyGame } from "./load-any-game.ts";

/**
 * The same game with another, known number of followers; `Infinity` is the mean-field limit.
 *
 * @see theory: claim-size
 */
export function withCount<Game extends AnyGame>(game: Game, count: number): Game {
  return game.kind === "lqg" ? { ...game, count, countSpread: 0 } : { ...game, count };
}
