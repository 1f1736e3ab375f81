import { GameError, informationOf, type LqgGame, type Payer } from "@stackelberg/game";
import type { PaidPlan } from "../participation/accounts.ts";
import { changeOfCost } from "../participation/change-of-cost.ts";
import { participationTerms } from "../participation/terms.ts";
import { worstReading } from "../participation/worst-reading.ts";
import { isPayment } from "../rule/incentive-rule.ts";
import { type Measure, paymentsOf } from "./measure.ts";

/**
 * The measures with lump sums lowered by as much as it takes that no payer is worse off than with
 * the outside option, on average (`exAnte`) or at every reading in range (`interim`). Lump sums
 * change nobody's choice.
 *
 * @throws `GameError` `STACKELBERG_NO_PAYMENTS` where nobody pays: there is nothing to compensate
 * with.
 */
export function compensated(
  game: LqgGame,
  measures: readonly Measure[],
  {
    paid,
    level,
  }: { readonly paid: Omit<PaidPlan, "payments">; readonly level: "interim" | "exAnte" },
): readonly Measure[] {
  if (game.payments.length === 0) {
    throw new GameError(
      "STACKELBERG_NO_PAYMENTS",
      "participation can only be required in a game with payments: without money nobody can be compensated",
      { path: ["payments"], found: "none", expected: "payments: { by: followers }" },
    );
  }
  const payments = paymentsOf(measures);
  return measures.map((measure) => {
    const { rule, monitored } = measure;
    if (!rule || !isPayment(rule)) return measure;
    const missing = Math.max(0, lossOf(game, { ...paid, payments }, { role: monitored, level }));
    return missing === 0 ? measure : { ...measure, rule: { ...rule, T0: rule.T0 - missing } };
  });
}

/** The greatest loss that counts; at most 0 where the outside option has no equilibrium. */
function lossOf(
  game: LqgGame,
  paid: PaidPlan,
  { role, level }: { readonly role: Payer; readonly level: "interim" | "exAnte" },
): number {
  const { outside, range } = participationTerms(game);
  const change = changeOfCost(game, paid, { role, outside });
  if (!change) return 0;
  if (level === "exAnte") return change.mean;
  return worstReading(game, change, { information: informationOf(game, role), range }).change;
}
