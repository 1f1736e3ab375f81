import { GameError } from "./errors.ts";
import { plainContent } from "./file/plain-content.ts";
import { positionOf } from "./file/position-of.ts";
import { sourceText } from "./file/source-text.ts";
import { type AnyGame, loadAnyGame } from "./load-any-game.ts";
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
  return readWith(loadGame, text, options);
}

/**
 * Reads a game file of any kind; see {@link readGame}.
 *
 * @param text - YAML, or the same as JSON; at most a million characters.
 * @param options - Name of the file, and values that replace those of named parameters.
 * @returns The game in canonical form; `kind` says which.
 * @throws `GameError` at the first mistake, with line and column, what was found and what was
 * expected.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { readAnyGame } = await import("@stackelberg/game/file");
 * const game = readAnyGame(`
 * format: 1
 * kind: finite
 * name: audit
 * leader: { actions: { w: [0, 1] }, cost: -5*v + 2*w }
 * major: { actions: { v: [0, 1] }, cost: 3*v - 4*v*w }
 * followers: { count: infinity, actions: { u: [0, 1] }, cost: u }
 * `);
 * expect(game.kind).toBe("finite");
 * ```
 */
export function readAnyGame(text: string, options: ReadGameOptions = {}): AnyGame {
  return readWith(loadAnyGame, text, options);
}

/**
 * The plain value of a YAML or JSON text, within the same limits as game files.
 *
 * @param options - Name of the file, for errors.
 * @throws `GameError` for a text that cannot be read.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { plainValue } = await import("@stackelberg/game/file");
 * expect(plainValue("[[1, 0]]")).toEqual([[1, 0]]);
 * ```
 */
export function plainValue(text: string, options: Pick<ReadGameOptions, "file"> = {}): unknown {
  return plainContent(sourceText(text, options.file));
}

function readWith<Game>(
  load: (content: unknown, options: LoadGameOptions) => Game,
  text: string,
  options: ReadGameOptions,
): Game {
  const source = sourceText(text, options.file);
  const content = plainContent(source);
  try {
    return load(content, options);
  } catch (error) {
    if (!(error instanceof GameError) || error.details.position) throw error;
    const { code, problem, details } = error;
    throw new GameError(code, problem, { ...details, position: positionOf(source, details) });
  }
}
