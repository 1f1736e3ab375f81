import type { ClassGame } from "./classes/class-game.ts";
import type { LqgGame, Payer } from "./model/lqg-game.ts";

/** Whether a role pays for its own action in this game. */
export function pays(game: Pick<LqgGame, "payments">, role: Payer): boolean {
  return game.payments.includes(role);
}

/**
 * The same game with other payers; whether each of them exists is for the caller to know.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, pays, withPayments } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   leader: { cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2" },
 *   followers: {
 *     count: 200, actions: ["u"], private: [{ name: "need", mean: 7, variance: 1 }],
 *     observes: { need: "need" }, cost: "0.15*(u - need)^2",
 *   },
 *   payments: { by: "followers" },
 * });
 * expect(pays(withPayments(game, []), "followers")).toBe(false);
 * ```
 */
export function withPayments<Game extends LqgGame | ClassGame>(
  game: Game,
  payments: readonly Payer[],
): Game {
  return { ...game, payments };
}
