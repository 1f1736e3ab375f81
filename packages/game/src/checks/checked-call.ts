import { describeValue } from "./describe-value.ts";
import { GameError } from "./errors.ts";
import { expectedName } from "./nearest-name.ts";

/** A kind of game as functions take it; several classes have functions of their own. */
export type GameKind = "lqg" | "classes" | "finite";

const KINDS: Readonly<Record<GameKind, string>> = {
  lqg: "a game of kind: lqg with one class of followers",
  classes: "a game of several classes of followers",
  finite: "a game of kind: finite",
};

/** What a function says of the arguments it was called with. */
export interface CalledFunction {
  /** Its name. */
  readonly name: string;
  /** What kind of game it is for. */
  readonly kind: GameKind;
  /** Which function does the same for other kinds. */
  readonly others?: Partial<Readonly<Record<GameKind, string>>>;
}

/**
 * Refuses a game of another kind than a function is for: programs without types may pass it.
 *
 * @throws {@link GameError} `STACKELBERG_OTHER_KIND`; it names the function for that kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { requireKind } = await import("@stackelberg/game");
 * const called = { name: "design", kind: "lqg", others: { finite: "designKernel" } } as const;
 * expect(() => requireKind({ kind: "lqg" }, called)).not.toThrow();
 * expect(() => requireKind({ kind: "finite" }, called)).toThrow("designKernel takes the one found");
 * ```
 */
export function requireKind(game: unknown, { name, kind, others = {} }: CalledFunction): void {
  const found = (game as { readonly kind?: unknown } | null | undefined)?.kind;
  if (found === kind) return;
  const known = typeof found === "string" && Object.hasOwn(KINDS, found);
  const other = known ? others[found as GameKind] : undefined;
  throw new GameError("STACKELBERG_OTHER_KIND", `${name} is for another kind of game`, {
    path: [],
    found: known ? KINDS[found as GameKind] : describeValue(game),
    expected: `${KINDS[kind]}${other ? ` (${other} takes the one found)` : ""}`,
  });
}

/**
 * Refuses options that a function does not have: a name that is mistyped would change nothing.
 *
 * @throws {@link GameError} `STACKELBERG_UNKNOWN_OPTION`, with the nearest name.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { requireOptions } = await import("@stackelberg/game");
 * const options = { epsilom: 0.1 };
 * expect(() => requireOptions(options, ["solver", "epsilon"], "design")).toThrow("epsilon, perhaps");
 * ```
 */
export function requireOptions(options: object, known: readonly string[], name: string): void {
  const wrong = Object.keys(options).find((option) => !known.includes(option));
  if (wrong === undefined) return;
  throw new GameError("STACKELBERG_UNKNOWN_OPTION", `${name} has no such option`, {
    path: [],
    found: wrong,
    expected: expectedName(wrong, known),
  });
}
