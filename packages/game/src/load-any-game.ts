import type { ClassGame } from "./classes/class-game.ts";
import type { FiniteGame } from "./finite/finite-game.ts";
import { loadFiniteGame } from "./finite/load-finite-game.ts";
import type { LqgGame } from "./model/lqg-game.ts";
import { loadClassGame } from "./spec/load-class-game.ts";
import { type LoadGameOptions, loadGame } from "./spec/load-game.ts";

/** A game of either kind whose followers are of one class. */
export type OneClassGame = LqgGame | FiniteGame;

/** A game of any kind that this version reads. */
export type AnyGame = OneClassGame | ClassGame;

/**
 * A game of any kind from the plain content of a game file. A list of one class of followers is a
 * game with one class.
 *
 * @param spec - What YAML or JSON reads. Anything may be passed: all is checked.
 * @returns The game; `kind` says which.
 * @throws {@link GameError} at the first mistake, with its path in `spec`, what was found and what
 * was expected;
 * `StackelbergError` `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadAnyGame } = await import("@stackelberg/game");
 * const game = loadAnyGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * expect(game.kind).toBe("finite");
 * ```
 */
export function loadAnyGame(spec: unknown, options: LoadGameOptions = {}): AnyGame {
  const { kind, followers } = (spec ?? {}) as { readonly kind?: unknown; followers?: unknown };
  if (kind === "finite") return loadFiniteGame(spec, options);
  const several = Array.isArray(followers) && followers.length > 1;
  return several ? loadClassGame(spec, options) : loadGame(spec, options);
}
