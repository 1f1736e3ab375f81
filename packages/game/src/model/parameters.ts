import { checkKind } from "../checks/check-kind.ts";
import type { GameParameter, LqgGame } from "./lqg-game.ts";
import { checkKnownKey } from "./target-names.ts";

/**
 * The named constants of a game; none where it was built from plain numbers.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, parametersOf } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening", parameters: { discomfort: 0.15 },
 *   leader: { cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2" },
 *   followers: {
 *     count: 200, actions: ["u"], private: [{ name: "need", mean: 7, variance: 1 }],
 *     observes: { need: "need" }, cost: "discomfort*(u - need)^2",
 *   },
 *   payments: { by: "followers" },
 * });
 * expect(parametersOf(game)).toEqual([{ name: "discomfort", value: 0.15 }]);
 * ```
 */
export function parametersOf(game: LqgGame): readonly GameParameter[] {
  return game.family?.parameters ?? [];
}

/**
 * The same game, number of followers and payers included, with other values of named constants.
 *
 * @param values - By name; the others keep theirs.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `GameError` `STACKELBERG_UNKNOWN_NAME` for a constant that the game lacks,
 * `STACKELBERG_WRONG_TYPE` or `STACKELBERG_NOT_FINITE` for a value that is no number, and whatever
 * makes the game with these values unusable.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, withParameters } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "smallest", parameters: { discomfort: 0.5 },
 *   leader: { actions: ["price"], cost: "(u - 1)^2 + price^2" },
 *   followers: { count: 10, actions: ["u"], cost: "discomfort*u^2 + price*u" },
 * });
 * const u = 1; // ζ = (1, u_i, ū, u0)
 * expect(withParameters(game, { discomfort: 2 }).followers.cost.get(u, u)).toBe(4);
 * ```
 */
export function withParameters(game: LqgGame, values: Readonly<Record<string, number>>): LqgGame {
  checkKind(game, "lqg", { lqg: "withParameters" });
  const known = Object.fromEntries(parametersOf(game).map(({ name, value }) => [name, value]));
  for (const name of Object.keys(values)) {
    checkKnownKey(name, Object.keys(known), ["parameters", name], "parameter");
  }
  if (game.family === null) return game;
  const { count, payments, participation } = game;
  return { ...game.family.at({ ...known, ...values }), count, payments, participation };
}
