import type { LqgGame } from "@stackelberg/game";
import type { ReactionRule } from "../incentive-rule.ts";
import type { Payments } from "../payments/payment-form.ts";

/** What a certificate takes for granted, in words. */
export function assumptionsOf(
  game: LqgGame,
  rule: ReactionRule | null,
  payments: Payments,
): readonly string[] {
  const paid = Object.values(payments);
  const monitored = game.major ? "the major follower's action" : "every follower's action";
  return [
    "all randomness is Gaussian with the stated means and covariances",
    "followers are exchangeable: same cost, same information, independent private variables",
    "the leader announces her rule first and keeps to it",
    "everybody's cost is as stated and known to the leader",
    game.count === Number.POSITIVE_INFINITY
      ? "the population is infinite: one follower alone does not move the mean"
      : `the number of followers, ${game.count}, is known`,
    ...(rule ? [`the leader observes ${monitored} without error`] : []),
    ...(paid.length > 0
      ? [
          "each payer's own action is measured without error",
          "money weighs as much as the cost: a payment of 1 is felt as a cost of 1",
        ]
      : []),
    ...(game.knows === "observations" &&
    (paid.length === 0 || rule || paid.some(({ kind }) => kind === "own-payment"))
      ? ["the leader learns the readings of those whom her rule reacts to"]
      : []),
  ];
}
