import { GameError, isPaymentFormula, type LqgGame, parsePayment } from "@stackelberg/game";
import type { AffineRule } from "../induced/induced-game.ts";
import type { TariffRule } from "../rule/incentive-rule.ts";
import type { Payments } from "../rule/payment-form.ts";
import { readAffineRule } from "./affine-rule.ts";
import { checkRuleList } from "./check-rule-list.ts";

/** Rules as somebody wrote them: for the leader's actions, and for what is paid. */
export interface WrittenRules {
  /** The leader's actions; her default where none of them has a rule. */
  readonly action: AffineRule;
  /** Who pays what. */
  readonly payments: Payments;
}

/**
 * Reads rules: `action = …` for actions of the leader, affine in what she sees, and `payment = …`
 * or `payment(major) = …`, of degree at most 2 in the payer's own actions.
 *
 * @throws `GameError` for a rule that cannot be read, two for the same thing, or none at all.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { readWrittenRules } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { action } = readWrittenRules(game, ["supply = 8 + 2*(mean(draw) - 6.5)"]);
 * expect(action.meanGain.get(0, 0)).toBe(2);
 * expect(action.policy.get(0, 0)).toBe(-5);
 * ```
 */
export function readWrittenRules(game: LqgGame, texts: readonly string[]): WrittenRules {
  checkRuleList(texts, game.leader.actions[0] ?? "payment");
  const payments: { followers?: TariffRule; major?: TariffRule } = {};
  const others: string[] = [];
  for (const text of texts) {
    if (!isPaymentFormula(game, text)) {
      others.push(text);
      continue;
    }
    const { payer, T0, b, S } = parsePayment(game, text);
    if (payments[payer]) throw twice(payer, text);
    payments[payer] = { kind: "tariff", T0, b, S };
  }
  return { action: readAffineRule(game, others), payments };
}

function twice(payer: string, text: string): GameError {
  return new GameError("STACKELBERG_RULE_ACTION", `two payments for the ${payer}`, {
    path: ["rule"],
    found: text,
    expected: "one payment for each payer",
  });
}
