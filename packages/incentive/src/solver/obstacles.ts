import { isDisturbed, type LqgGame, randomNorm, reducedBasis } from "@stackelberg/game";
import type { IncentiveProblem, RefusedRule } from "./incentive-solver.ts";

const ZERO = 1e-10;

/**
 * What stands in the way of every gain on the monitored player's actions, if anything does.
 *
 * @param seen - What the gain needs to be seen.
 */
export function gainObstacle(
  { game, condition }: IncentiveProblem,
  seen: "each action" | "their mean",
): RefusedRule | null {
  const unclear = monitoringObstacle(game, seen);
  if (unclear) return unclear;
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

function monitoringObstacle(game: LqgGame, seen: string): RefusedRule | null {
  if (game.leader.actions.length === 0) return null;
  const averaged = game.monitoring.what === "mean" && !game.major && seen === "each action";
  if (!isDisturbed(game) && !averaged) return null;
  const why =
    game.monitoring.what === "none"
      ? "the leader does not see what anybody does"
      : averaged
        ? "the leader sees the mean of the actions only"
        : "what the leader sees of actions holds noise or trembles";
  return {
    status: "refused",
    reason: "actions-not-seen",
    explanation: `${why}, so no rule of this kind holds the target; ask for the affine rule that is best for her (best-affine)`,
  };
}
