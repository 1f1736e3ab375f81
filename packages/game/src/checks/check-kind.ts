import { describeValue } from "./describe-value.ts";
import { GameError } from "./errors.ts";

/** Kinds of games as functions take them; those of several classes have functions of their own. */
export type KindOfGame = "lqg" | "classes" | "finite";

/** By kind: what such a game is called, what makes it, and a part that only a made one has. */
const KINDS = {
  lqg: ["a quadratic-Gaussian game with one class of followers", "loadGame", "nature"],
  classes: ["a game with several classes of followers", "loadClassGame", "classes"],
  finite: ["a finite game", "loadFiniteGame", "states"],
} as const satisfies Readonly<Record<KindOfGame, readonly string[]>>;

/** Names of functions that do the same for games of different kinds, by the kind they take. */
export type FunctionsByKind = Readonly<Partial<Record<KindOfGame, string>>>;

/**
 * Throws unless `game` is a game of this kind.
 *
 * @param functions - The function that was called, and those for the other kinds.
 * @throws {@link GameError} `STACKELBERG_OTHER_KIND` for a game of another kind, with the function
 * that takes it; `STACKELBERG_WRONG_TYPE` for what is no game, or only the content of its file.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { checkKind, loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "left-right",
 *   leader: { actions: { toll: [0] }, cost: "share(1)" },
 *   followers: { count: 5, actions: { side: [0, 1] }, cost: "side*share(1)" },
 * });
 * expect(() => checkKind(game, "lqg", { lqg: "design", finite: "designKernel" })).toThrow(
 *   "found a finite game; expected designKernel, which takes it",
 * );
 * ```
 */
export function checkKind(game: unknown, kind: KindOfGame, functions: FunctionsByKind): void {
  const found = kindOf(game);
  if (found === kind) return;
  const [called, load] = KINDS[kind];
  const problem = `${functions[kind]} takes ${called}`;
  if (found === null) {
    throw new GameError("STACKELBERG_WRONG_TYPE", problem, {
      path: [],
      found: describeValue(game),
      expected: `a game as ${load} makes it`,
    });
  }
  const other = functions[found];
  throw new GameError("STACKELBERG_OTHER_KIND", problem, {
    path: [],
    found: KINDS[found][0],
    expected: other === undefined ? called : `${other}, which takes it`,
  });
}

/** The kind of a made game; `null` for anything else. */
function kindOf(game: unknown): KindOfGame | null {
  if (typeof game !== "object" || game === null || !("kind" in game)) return null;
  const { kind } = game;
  if (kind !== "lqg" && kind !== "classes" && kind !== "finite") return null;
  return KINDS[kind][2] in game ? kind : null;
}
