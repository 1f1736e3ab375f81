import { costRounding, expectedCosts, type LqgGame, type Plan } from "@stackelberg/game";
import { ACCEPTED_ERROR } from "./verification/compare.ts";

/**
 * `error` of a plan's leader cost for a result: what rounding may have done to it, said only where it
 * exceeds what two computations of one number may differ by.
 */
export function costError(game: LqgGame, plan: Plan): { readonly error?: number } {
  const error = costRounding(game, plan);
  const { leader } = expectedCosts(game, plan);
  return error > ACCEPTED_ERROR * Math.max(1, Math.abs(leader)) ? { error } : {};
}
