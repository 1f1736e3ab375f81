import type { LqgGame } from "@stackelberg/game";
import {
  bestAffine,
  type DesignOptions,
  type DesignResult,
  design,
  energyFrontier,
} from "@stackelberg/incentive";

/** Which reactions of a common action hold where the one that was asked for is refused. */
export interface RulesThatHold {
  /** Whether the rule that is chosen without a wish holds. */
  readonly chosen: boolean;
  /** The leader's cost under her best affine rule, where it brings more than not reacting. */
  readonly bestAffine: number | null;
  /** Whether some damped gain leaves the player's own cost curved upwards, and its limit exists. */
  readonly damped: boolean;
}

/** Tries them, one by one. */
export function rulesThatHold(game: LqgGame): RulesThatHold {
  const chosen = designed(game, {});
  const affine = designed(game, { solver: bestAffine() });
  const limit = Number.isFinite(game.count) || chosen?.certificate.limitWellPosed === true;
  return {
    chosen: holds(chosen),
    bestAffine: holds(affine) && isGain(affine) ? costUnder(affine) : null,
    damped:
      limit &&
      energyFrontier(game).some(
        ({ epsilon, curvature }) => curvature >= 0 && Number.isFinite(epsilon),
      ),
  };
}

/** `null` where there is no such design for the game at all. */
function designed(game: LqgGame, options: DesignOptions): DesignResult | null {
  try {
    return design(game, { ...options, defence: false });
  } catch {
    return null;
  }
}

function holds(result: DesignResult | null): result is DesignResult {
  return result !== null && result.certificate.verdict !== "refused";
}

function costUnder({ incentive, target }: DesignResult): number {
  return (incentive?.response ?? target).leaderCost;
}

function isGain(result: DesignResult): boolean {
  const { leaderCost } = result.baselines.noIncentive;
  if (leaderCost === null) return true;
  return leaderCost - costUnder(result) > 1e-6 * Math.max(1, Math.abs(leaderCost));
}
