import type { LqgGame, Role } from "./lqg-game.ts";

/** Who can pay for what it does itself. */
export type Payer = Exclude<Role, "leader">;

/** What a follower has without the rule. */
export type OutsideOption = "noRule" | "noIncentive" | number;

/** How participation is judged. */
export interface ParticipationTerms {
  /** What one has without the rule: a benchmark, or a cost. */
  readonly outside: OutsideOption;
  /** Compared after (`interim`) or before (`exAnte`) one's own observation is known. */
  readonly level: "interim" | "exAnte";
  /** Observations within this many standard deviations count. */
  readonly range: number;
}

/** Whether a role pays for its own action in this game. */
export function pays(game: LqgGame, role: Payer): boolean {
  return game.payments.includes(role);
}

/** The same game with other payers; whether each of them exists is for the caller to know. */
export function withPayments(game: LqgGame, payments: readonly Payer[]): LqgGame {
  return { ...game, payments };
}
