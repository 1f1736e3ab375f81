import { followerCount } from "./checks/checked-number.ts";
import { classSizes } from "./classes/class-sizes.ts";
import type { AnyGame } from "./load-any-game.ts";

/**
 * The same game with another, known number of followers; `Infinity` is the mean-field limit.
 *
 * @param count - A whole number from 1 to 10¹⁵, or `Infinity`.
 * @throws {@link GameError} `STACKELBERG_BAD_COUNT` for any other number, as a game file does;
 * `STACKELBERG_CLASS_SIZE` where several classes cannot share it out.
 *
 * @see theory: claim-size
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, withCount } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * expect(withCount(game, Number.POSITIVE_INFINITY).count).toBe(Number.POSITIVE_INFINITY);
 * ```
 */
export function withCount<Game extends AnyGame>(game: Game, count: number): Game {
  followerCount(count, ["count"]);
  if (game.kind === "classes") {
    classSizes(
      game.classes.map(({ share }) => share),
      count,
    );
  }
  return game.kind === "lqg" ? { ...game, count, countSpread: 0 } : { ...game, count };
}
