import { GameError } from "./errors.ts";
import { plainContent } from "./file/plain-content.ts";
import { positionOf } from "./file/position-of.ts";
import { sourceText } from "./file/source-text.ts";
import { type LoadGameOptions, loadGame } from "./load-game.ts";
import type { LqgGame } from "./lqg-game.ts";

/** Settings of {@link readGame}. */
export interface ReadGameOptions extends LoadGameOptions {
  /** Name of the file, for errors. */
  readonly file?: string | undefined;
}

/**
 * Reads a game file.
 *
 * @param text - YAML, or the same as JSON; at most a million characters.
 * @param options - Name of the file, and values that replace those of named parameters.
 * @returns The game in canonical form.
 * @throws `GameError` at the first mistake, with line and column, what was found and what was
 * expected.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { readGame } = await import("@stackelberg/game/file");
 * const game = readGame(`
 * format: 1
 * kind: lqg
 * name: smallest
 * leader: { actions: [price], cost: (mean(u) - 5)^2 + price^2 }
 * followers: { count: infinity, actions: [u], cost: u^2 + price*u }
 * `);
 * expect(game.count).toBe(Infinity);
 * ```
 */
export function readGame(text: string, options: ReadGameOptions = {}): LqgGame {
  const source = sourceText(text, options.file);
  const content = plainContent(source);
  try {
    return loadGame(content, options);
  } catch (error) {
    if (!(error instanceof GameError) || error.details.position) throw error;
    const { code, problem, details } = error;
    throw new GameError(code, problem, { ...details, position: positionOf(source, details) });
  }
}
