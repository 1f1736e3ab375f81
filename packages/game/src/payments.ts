import type { LqgGame, Payer } from "./lqg-game.ts";

/** Whether a role pays for its own action in this game. */
export function pays(game: LqgGame, role: Payer): boolean {
  return game.payments.includes(role);
}

/** The same game with other payers; whether each of them exists is for the caller to know. */
export function withPayments(game: LqgGame, payments: readonly Payer[]): LqgGame {
  return { ...game, payments };
}
