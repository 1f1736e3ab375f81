import {
  isStackelbergError,
  type LqgGame,
  type Plan,
  pays,
  randomNorm,
  reducedBasis,
  withCount,
} from "@stackelberg/game";
import { type PlanOutcome, targetPlan } from "@stackelberg/solvers";
import { incentiveCondition } from "./incentive-condition.ts";

/** An own gradient below this share of its terms counts as zero in the limit. */
export const VANISHING = 1e-8;

/**
 * Whether smooth incentives survive N → ∞. With a common action and small followers only, they do
 * iff the target is a mean-field Nash point already: g ≡ 0 at ν = 0 up to 1e-8 of its scale. With
 * a major follower the monitored player does not shrink, and own payments act on each payer alone,
 * so the limit is well posed.
 *
 * @see theory: claim-limit
 * @see theory: claim-exception
 *
 * @example
 * ```ts @import.meta.vitest
 * const { limitIsWellPosed } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { withCount } = await import("@stackelberg/game");
 * expect(limitIsWellPosed(withCount(game, Number.POSITIVE_INFINITY))).toBe(false);
 * ```
 */
export function limitIsWellPosed(game: LqgGame): boolean {
  if (game.major || pays(game, "followers")) return true;
  const limit = withCount(game, Number.POSITIVE_INFINITY);
  const target = targetInLimit(limit);
  return target?.status === "solved" && isMeanFieldNash(limit, target.plan);
}

/** Whether nobody wants to leave a plan by itself: g ≡ 0 up to 1e-8 of its scale. */
export function isMeanFieldNash(limit: LqgGame, plan: Plan): boolean {
  const { gradient, own, gradientScale } = incentiveCondition(limit, plan);
  return randomNorm(gradient.mmul(own.rows), reducedBasis(limit)) <= VANISHING * gradientScale;
}

/** `null` where the limit has no target: her cost may be bounded for every finite N only. */
function targetInLimit(limit: LqgGame): PlanOutcome | null {
  try {
    return targetPlan(limit);
  } catch (error) {
    if (isStackelbergError(error)) return null;
    throw error;
  }
}
