import { informationOf, type LqgGame, type Plan, reducedBasis } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import {
  followerCondition,
  majorCondition,
  monitoredCondition,
} from "../certificate/recomputed-condition.ts";
import { incentiveCondition } from "../condition/incentive-condition.ts";
import { steeredPlayers } from "../design/measure-choice.ts";
import { conditionResult } from "../result/condition-result.ts";
import type { DesignResult } from "../result/design-result.ts";
import { canonicalCoefficients } from "./canonical-coefficients.ts";
import { type Comparison, compare } from "./compare.ts";

/** Checks the published numbers behind every possible gain on the first steered player. */
export function checkCondition(
  game: LqgGame,
  target: Plan,
  result: Pick<DesignResult, "condition">,
  comparison: Comparison,
): void {
  const monitored = steeredPlayers(game)[0]?.monitored ?? "followers";
  const own = informationOf(game, monitored);
  const basis = reducedBasis(game);
  const rows = (coefficients: Matrix) => canonicalCoefficients(basis, coefficients, own);
  const player = (monitored === "major" ? majorCondition : followerCondition)(game, target);
  const watched = monitored === (game.major ? "major" : "followers");
  const authority = watched ? monitoredCondition(game, target) : null;
  compare(comparison, "condition", result.condition, {
    ...conditionResult(incentiveCondition(game, target, monitored)),
    ownGradient: rows(player.gradientCoefficients),
    ...(authority
      ? {
          leaderAuthority: rows(authority.meanAuthorityCoefficients),
          authorityResidualVariance: authority.authorityCovariance.trace(),
        }
      : {}),
  });
}
