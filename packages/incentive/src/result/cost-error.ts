import { costRounding, expectedCosts, type LqgGame, type Plan } from "@stackelberg/game";

/** Largest accepted |a − b| relative to max(1, |b|) between two computations of one number. */
export const ACCEPTED_ERROR = 1e-9;

/**
 * `error` of a plan's leader cost for a result: what rounding may have done to it, said only where it
 * exceeds what two computations of one number may differ by.
 */
export function costError(game: LqgGame, plan: Plan): { readonly error?: number } {
  const error = costRounding(game, plan);
  const { leader } = expectedCosts(game, plan);
  return error > ACCEPTED_ERROR * Math.max(1, Math.abs(leader)) ? { error } : {};
}
