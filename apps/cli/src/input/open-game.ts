import type { AnyGame, LqgGame, OneClassGame } from "@stackelberg/game";
import { type CodedError, CommandError, isCoded, SourceError } from "../command-error.ts";
import { nearestName } from "../nearest-name.ts";
import type { Terminal } from "../terminal.ts";
import { type Paying, whoPays } from "./paying.ts";
import { readText } from "./read-text.ts";

/** A game as it was given. */
export interface OpenedGame<Game = OneClassGame> {
  readonly game: Game;
  /** What to type to get it again. */
  readonly name: string;
  /** Runs a computation; what it throws about the game says where in the file. */
  readonly inFile: <Value>(compute: () => Value | Promise<Value>) => Promise<Value>;
}

/** Settings of {@link openGame}. */
export interface OpenGameOptions {
  /** Replaces the number of followers. @defaultValue that of the file */
  readonly count?: number | undefined;
  /** Replaces the payers. @defaultValue those of the file */
  readonly payments?: Paying | undefined;
}

/**
 * Reads a game: a file, `-` for standard input, or the name of a gallery game where there is no
 * such file.
 *
 * @throws {@link SourceError} for a mistake in the text, {@link CommandError} for a file that
 * cannot be read.
 */
export async function openAnyGame(
  path: string,
  terminal: Terminal,
  { count, payments }: OpenGameOptions = {},
): Promise<OpenedGame<AnyGame>> {
  const [{ placedInFile, readAnyGame }, { withCount }] = await Promise.all([
    import("@stackelberg/game/file"),
    import("@stackelberg/game"),
  ]);
  const { text, file } = await sourceOf(path, terminal);
  const placed = (error: unknown): unknown => {
    const known = placedInFile(error, text, { file });
    return isPlaced(known) ? new SourceError(known, text) : known;
  };
  const inFile = async <Value>(compute: () => Value | Promise<Value>): Promise<Value> => {
    try {
      return await compute();
    } catch (error) {
      throw placed(error);
    }
  };
  try {
    const read = readAnyGame(text, { file });
    const counted = count === undefined ? read : withCount(read, count);
    return { game: await whoPays(counted, payments), name: path, inFile };
  } catch (error) {
    throw placed(error);
  }
}

function isPlaced(error: unknown): error is CodedError {
  if (!isCoded(error) || !("details" in error)) return false;
  return (error.details as { readonly position?: unknown }).position !== undefined;
}

/**
 * {@link openAnyGame} for a command that followers of several classes do not go with.
 *
 * @throws GameError `STACKELBERG_SEVERAL_CLASSES` with the place in the file.
 */
async function openGame(
  path: string,
  terminal: Terminal,
  options: OpenGameOptions = {},
): Promise<OpenedGame> {
  const { game, ...opened } = await openAnyGame(path, terminal, options);
  if (game.kind !== "classes") return { game, ...opened };
  const { GameError } = await import("@stackelberg/game");
  return opened.inFile(() => {
    throw new GameError(
      "STACKELBERG_SEVERAL_CLASSES",
      "this command is for followers of one class",
      {
        path: ["followers"],
        at: "key",
        found: game.classes.map(({ name }) => name).join(", "),
        expected: "one class; solve, verify, evaluate and scale take several",
      },
    );
  });
}

/**
 * Reads a game of `kind: lqg` for something that finite games do not have.
 *
 * @param what - What it is for, as in "a report".
 * @throws {@link CommandError} for a finite game, and as {@link openGame} does.
 */
export async function openQuadraticGame(
  path: string,
  terminal: Terminal,
  { what, ...options }: OpenGameOptions & { readonly what: string },
): Promise<OpenedGame & { readonly game: LqgGame }> {
  const { game, ...opened } = await openGame(path, terminal, options);
  if (game.kind === "lqg") return { ...opened, game };
  throw new CommandError(
    "STACKELBERG_OTHER_KIND",
    `${what} is for quadratic-Gaussian games (kind: lqg); ${game.name} is of kind: ${game.kind}`,
  );
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
