import { GameError } from "./checks/errors.ts";
import { plainContent } from "./file/plain-content.ts";
import { positionOf } from "./file/position-of.ts";
import { type SourceText, sourceText } from "./file/source-text.ts";
import { type AnyGame, loadAnyGame } from "./load-any-game.ts";
import type { LqgGame } from "./model/lqg-game.ts";
import { type LoadGameOptions, loadGame } from "./spec/load-game.ts";

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
 * expected;
 * `StackelbergError` `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
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
 * expected;
 * `StackelbergError` `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
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
    throw placed(error, source);
  }
}

/**
 * An error about a game with its place in the file that the game was read from; for complaints that
 * come after reading, such as that of a solver about a cost that is not convex.
 *
 * @param error - Anything that was thrown; what is no `GameError`, and what has a place, stays as it
 * is.
 * @param text - The text of the file, which was read before.
 * @param options - Name of the file.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { GameError } = await import("@stackelberg/game");
 * const { placedInFile } = await import("@stackelberg/game/file");
 * const error = new GameError("STACKELBERG_EXAMPLE", "not convex", { path: ["leader", "cost"] });
 * const { details } = placedInFile(error, "leader:\n  cost: -u^2") as InstanceType<typeof GameError>;
 * expect(details.position).toMatchObject({ line: 2, column: 9 });
 * ```
 */
export function placedInFile(
  error: unknown,
  text: string,
  { file }: Pick<ReadGameOptions, "file"> = {},
): unknown {
  return error instanceof GameError ? placed(error, sourceText(text, file)) : error;
}

function placed(error: unknown, source: SourceText): unknown {
  if (!(error instanceof GameError) || error.details.position) return error;
  const { code, problem, details } = error;
  return new GameError(code, problem, { ...details, position: positionOf(source, details) });
}
