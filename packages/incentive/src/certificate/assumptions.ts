import { isDisturbed, type LqgGame } from "@stackelberg/game";
import type { ReactionRule } from "../rule/incentive-rule.ts";
import type { Payments } from "../rule/payment-form.ts";

/** What a certificate takes for granted, in words. */
export function assumptionsOf(
  game: LqgGame,
  rule: ReactionRule | null,
  payments: Payments,
): readonly string[] {
  const paid = Object.values(payments);
  const seesExactly = game.monitoring.what === "actions" && !isDisturbed(game);
  const monitored = game.major ? "the major follower's action" : "every follower's action";
  return [
    "all randomness is Gaussian with the stated means and covariances",
    "followers are exchangeable: same cost, same information, independent private variables",
    "the leader announces her rule first and keeps to it",
    "everybody's cost is as stated and known to the leader",
    game.count === Number.POSITIVE_INFINITY
      ? "the population is infinite: one follower alone does not move the mean"
      : game.countSpread > 0
        ? `the number of followers is ${game.count}, which is known up to a standard deviation of ${game.countSpread}; what that costs is for a population study to say`
        : `the number of followers, ${game.count}, is known`,
    ...(rule && seesExactly ? [`the leader observes ${monitored} without error`] : []),
    ...(rule && !seesExactly ? [imperfect(game)] : []),
    ...(rule?.kind === "best-affine"
      ? [
          `her rule is the best of those that are affine in what she sees${rule.optimum === "global" ? "" : `, as far as was found (${rule.optimum})`}`,
        ]
      : []),
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

/** What the leader sees, where that is not each action exactly. */
function imperfect({ monitoring: { what, noise, tremble }, major }: LqgGame): string {
  const seen =
    what === "none"
      ? "the leader sees no action"
      : what === "mean" && !major
        ? "the leader sees the mean of the actions only"
        : "the leader sees the actions";
  const noisy = noise > 0 ? `, with noise of variance ${noise}` : "";
  const shaken = tremble.some((value) => value > 0)
    ? `; followers tremble with variance ${tremble.join(", ")}, independently`
    : "";
  return `${seen}${noisy}${shaken}`;
}
