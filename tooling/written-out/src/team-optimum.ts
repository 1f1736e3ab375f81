import type { WrittenOutGame } from "./written-out-game.ts";
import { responseOf, solutionAt, type WrittenOutSolution } from "./written-out-solution.ts";

/**
 * The leader's cost minimised over the strategies of all N + 1 (or N + 2) players, each with
 * coefficients of its own. Her cost must be jointly convex.
 */
export function teamOptimum(game: WrittenOutGame): WrittenOutSolution {
  const response = responseOf(game, game.players, () => game.leader.cost);
  return solutionAt(game, response.offset, response);
}
