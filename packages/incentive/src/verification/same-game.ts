import {
  type AnyGame,
  type FiniteGame,
  gameHash,
  isFollowerCount,
  type LqgGame,
} from "@stackelberg/game";
import type { GameIdentity } from "../result/design-result.ts";
import { ResultFileError } from "../result/result-text.ts";

/**
 * Throws unless a result is about a game, whatever the number of followers.
 *
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_OTHER_GAME` for another game.
 */
export function requireSameGame(
  game: AnyGame,
  { name, hash }: Pick<GameIdentity, "name" | "hash">,
): void {
  const expected = gameHash(game);
  if (hash === expected) return;
  throw new ResultFileError(
    "STACKELBERG_RESULT_OTHER_GAME",
    `the result is about another game: found ${name} ${hash}; expected ${game.name} ${expected}`,
  );
}

/**
 * The game with as many followers as a result says, if that is a number of followers.
 *
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_OTHER_GAME` for a result of another game.
 */
export function sameGame<Game extends LqgGame | FiniteGame>(
  game: Game,
  result: Omit<GameIdentity, "kind">,
): Game {
  requireSameGame(game, result);
  const { count } = result;
  return isFollowerCount(count) ? { ...game, count } : game;
}
