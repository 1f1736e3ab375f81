import { randomNorm, reducedBasis } from "@stackelberg/game";
import type { IncentiveProblem, RefusedRule } from "./incentive-solver.ts";

const ZERO = 1e-10;

/** What stands in the way of every gain on the monitored player's actions, if anything does. */
export function gainObstacle({ game, condition }: IncentiveProblem): RefusedRule | null {
  const basis = reducedBasis(game);
  const { own, monitoring, authority, gradient, gradientScale } = condition;
  const known = own.rows.mmul(basis.factor);
  const { directions } = monitoring;
  const unseen = known.clone().sub(known.mmul(directions.transpose()).mmul(directions));
  if (unseen.norm("frobenius") > 1e-9 * known.norm("frobenius")) {
    return {
      status: "refused",
      reason: "readings-not-known",
      explanation:
        "the rule compares each action with the one that its reading calls for, but the leader knows only her own observations; let her know the readings (knows: observations)",
    };
  }
  const wanted = randomNorm(gradient.mmul(own.rows), basis);
  const felt = randomNorm(authority.mmul(monitoring.rows), basis);
  if (wanted > ZERO * gradientScale && felt <= ZERO * gradientScale) {
    return {
      status: "refused",
      reason: "no-authority",
      explanation:
        "the leader's action does not enter the monitored player's cost at the target, so no reaction of hers changes what that player wants",
    };
  }
  return null;
}
