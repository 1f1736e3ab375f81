/** Base of every error this family throws on purpose. Branch on `code`, never on `message`. */
export class StackelbergError extends Error {
  /** Name of the class. */
  override readonly name: string = "StackelbergError";
  /** Stable identifier for programs. */
  readonly code: `STACKELBERG_${string}`;

  constructor(code: `STACKELBERG_${string}`, message: string) {
    super(message);
    this.code = code;
  }
}

/** Where in a text something stands; lines and columns count from 1. */
export interface SourcePosition {
  /** Path or name of the file, when the text came from one. */
  readonly file?: string | undefined;
  /** Line, from 1. */
  readonly line: number;
  /** Column, from 1. */
  readonly column: number;
}

/** What a {@link GameError} says. */
export interface GameErrorDetails {
  /** Where in the game, as keys and indices: `["leader", "cost"]`. */
  readonly path: readonly (string | number)[];
  /** What stands there, as a short text. */
  readonly found?: string | undefined;
  /** What would be right there. */
  readonly expected?: string | undefined;
  /** Whether the key at the end of `path` is meant, not what stands there. */
  readonly at?: "key" | undefined;
  /** Offset inside the offending text (a formula), from 0. */
  readonly offset?: number | undefined;
  /** Where in the file; present when the game came from a text. */
  readonly position?: SourcePosition | undefined;
}

/**
 * A game that cannot be used as it stands: the caller's mistake, with the place, what was found
 * there and what was expected.
 */
export class GameError extends StackelbergError {
  /** Name of the class. */
  override readonly name: string = "GameError";
  /** The sentence without place, `found` and `expected`. */
  readonly problem: string;
  /** Place, what was found and what was expected. */
  readonly details: GameErrorDetails;

  constructor(code: `STACKELBERG_${string}`, problem: string, details: GameErrorDetails) {
    super(code, sentence(problem, details));
    this.problem = problem;
    this.details = details;
  }
}

function sentence(problem: string, { path, found, expected, position }: GameErrorDetails): string {
  const where = position
    ? `${position.file ?? "game"}:${position.line}:${position.column}: `
    : path.length > 0
      ? `${path.join(".")}: `
      : "";
  const came = found === undefined ? "" : `; found ${found}`;
  const wanted = expected === undefined ? "" : `; expected ${expected}`;
  return `${where}${problem}${came}${wanted}`;
}

/**
 * Whether this family threw `error`; works across two installed copies, unlike `instanceof`.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { StackelbergError, isStackelbergError } = await import("@stackelberg/game");
 * expect(isStackelbergError(new StackelbergError("STACKELBERG_EXAMPLE", "no"))).toBe(true);
 * expect(isStackelbergError(new Error("no"))).toBe(false);
 * ```
 */
export function isStackelbergError(error: unknown): error is StackelbergError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("STACKELBERG_");
}
