import type { LqgGame } from "@stackelberg/game";
import type { RefusalReason } from "../solver/incentive-solver.ts";
import type { Claim } from "./certify.ts";
import type { PlayerStanding } from "./proportional-standing.ts";

/** ε below this share of what deviating would save without a rule is rounding. */
const EXACT = 1e-9;
const FLAT = 1e-10;

/** The largest ε that counts as rounding, given what deviating would save without a rule. */
export function exactEpsilon(without: number): number {
  return EXACT * Math.max(1, Number.isFinite(without) ? without : 1);
}

/** Why a claim is refused, or `null`. */
export function refusalReason(
  game: LqgGame,
  claim: Pick<Claim, "accepted" | "limitWellPosed">,
  {
    energy,
    curvature,
    exploitability,
    epsilon,
    size,
  }: PlayerStanding & { readonly epsilon: number; readonly size: number },
): RefusalReason | null {
  const flat = FLAT * size;
  if (energy === Number.POSITIVE_INFINITY) return "infinite-energy";
  if (!(curvature.minimum >= -flat)) return "negative-curvature";
  if (!(curvature.lowerBound >= -flat)) return "curvature-not-proven";
  if (
    !(epsilon <= claim.accepted + 3 * exploitability.error) ||
    epsilon === Number.POSITIVE_INFINITY
  ) {
    return "deviation-pays";
  }
  if (game.count === Number.POSITIVE_INFINITY && !claim.limitWellPosed)
    return "limit-not-well-posed";
  return null;
}
