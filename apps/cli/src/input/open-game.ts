import type { AnyGame } from "@stackelberg/game";
import { CommandError, isCoded, SourceError } from "../command-error.ts";
import { nearestName } from "../nearest-name.ts";
import type { Terminal } from "../terminal.ts";
import { readText } from "./read-text.ts";

/** A game as it was given. */
export interface OpenedGame {
  readonly game: AnyGame;
  /** What to type to get it again. */
  readonly name: string;
}

/** Settings of {@link openGame}. */
export interface OpenGameOptions {
  /** Replaces the number of followers. @defaultValue that of the file */
  readonly count?: number | undefined;
}

/**
 * Reads a game: a file, `-` for standard input, or the name of a gallery game where there is no
 * such file.
 *
 * @throws {@link SourceError} for a mistake in the text, {@link CommandError} for a file that
 * cannot be read.
 */
export async function openGame(
  path: string,
  terminal: Terminal,
  { count }: OpenGameOptions = {},
): Promise<OpenedGame> {
  const [{ readAnyGame }, { withCount }] = await Promise.all([
    import("@stackelberg/game/file"),
    import("@stackelberg/game"),
  ]);
  const { text, file } = await sourceOf(path, terminal);
  try {
    const game = readAnyGame(text, { file });
    return { game: count === undefined ? game : withCount(game, count), name: path };
  } catch (error) {
    throw isCoded(error) ? new SourceError(error, text) : error;
  }
}

async function sourceOf(
  path: string,
  terminal: Terminal,
): Promise<{ readonly text: string; readonly file: string }> {
  try {
    return { text: await readText(path, terminal), file: path === "-" ? "stdin" : path };
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "STACKELBERG_FILE_MISSING") throw error;
    const { gallery, galleryGame } = await import("@stackelberg/gallery");
    const found = galleryGame(path);
    if (!found)
      throw missing(
        path,
        gallery.map(({ name }) => name),
      );
    terminal.err(`No file "${path}" here: taking the gallery game of that name.`);
    return { text: found.text, file: `gallery/${path}.yaml` };
  }
}

function missing(path: string, names: readonly string[]): CommandError {
  const meant = nearestName(path.replace(/\.(ya?ml|json)$/, ""), names);
  const suggestion = meant
    ? `did you mean the gallery game ${meant}?`
    : "`stackelberg examples` lists games to begin with";
  return new CommandError(
    "STACKELBERG_FILE_MISSING",
    `there is no file ${JSON.stringify(path)}; ${suggestion}`,
  );
}
