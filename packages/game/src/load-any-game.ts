import type { FiniteGame } from "./finite/finite-game.ts";
import { loadFiniteGame } from "./finite/load-finite-game.ts";
import { type LoadGameOptions, loadGame } from "./load-game.ts";
import type { LqgGame } from "./lqg-game.ts";

/** A game of any kind that this version reads. */
export type AnyGame = LqgGame | FiniteGame;

/**
 * A game of any kind from the plain content of a game file.
 *
 * @param spec - What YAML or JSON reads. Anything may be passed: all is checked.
 * @returns The game; `kind` says which.
 * @throws {@link GameError} at the first mistake, with its path in `spec`, what was found and what
 * was expected.
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
  const finite =
    typeof spec === "object" && spec !== null && "kind" in spec && spec.kind === "finite";
  return finite ? loadFiniteGame(spec, options) : loadGame(spec, options);
}
