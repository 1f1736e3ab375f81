import type { LqgGame } from "@stackelberg/game";
import type { IncentiveRule } from "../incentive-rule.ts";

/** What a certificate takes for granted, in words. */
export function assumptionsOf(game: LqgGame, rule: IncentiveRule | null): readonly string[] {
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
    ...(game.knows === "observations"
      ? ["the leader learns the readings of those whom her rule reacts to"]
      : []),
  ];
}
