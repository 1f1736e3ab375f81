import { classSizes } from "./classes/class-sizes.ts";
import type { AnyGame } from "./load-any-game.ts";

/**
 * The same game with another, known number of followers; `Infinity` is the mean-field limit.
 *
 * @throws {@link GameError} `STACKELBERG_CLASS_SIZE` where several classes cannot share it out.
 */
export function withCount<Game extends AnyGame>(game: Game, count: number): Game {
  if (game.kind === "classes") {
    classSizes(
      game.classes.map(({ share }) => share),
      count,
    );
  }
  return game.kind === "lqg" ? { ...game, count, countSpread: 0 } : { ...game, count };
}
