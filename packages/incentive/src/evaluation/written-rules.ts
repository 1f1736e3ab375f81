import { GameError, isPaymentFormula, type LqgGame, parsePayment } from "@stackelberg/game";
import type { TariffRule } from "../incentive-rule.ts";
import type { AffineRule } from "../induced-game.ts";
import type { Payments } from "../payments/payment-form.ts";
import { readAffineRule } from "./affine-rule.ts";

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
 */
export function readWrittenRules(game: LqgGame, texts: readonly string[]): WrittenRules {
  if (texts.length === 0) throw missing(game);
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

function missing({ leader: { actions } }: LqgGame): GameError {
  return new GameError("STACKELBERG_RULE_MISSING", "there is no rule to evaluate", {
    path: ["rule"],
    expected: `a rule such as "${actions[0] ?? "payment"} = …"`,
  });
}

function twice(payer: string, text: string): GameError {
  return new GameError("STACKELBERG_RULE_ACTION", `two payments for the ${payer}`, {
    path: ["rule"],
    found: text,
    expected: "one payment for each payer",
  });
}
