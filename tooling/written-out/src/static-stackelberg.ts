import { Matrix } from "ml-matrix";
import { solveDense } from "./dense-solve.ts";
import { normalEquations } from "./normal-equations.ts";
import type { WrittenOutGame, WrittenOutPlayer } from "./written-out-game.ts";
import {
  everyFollower,
  isUnique,
  ownCost,
  responseOf,
  solutionAt,
  type WrittenOutSolution,
} from "./written-out-solution.ts";

/** The best the leader can do while she ignores actions and every follower responds. */
export function staticStackelberg(game: WrittenOutGame): WrittenOutSolution {
  return ledOptimum(game, everyFollower(game));
}

/**
 * The target of a game with a major follower: the leader's cost minimised over the major's strategy
 * and hers, while the minors respond.
 *
 * @throws RangeError without a major follower.
 */
export function majorTarget(game: WrittenOutGame): WrittenOutSolution {
  if (!game.major) throw new RangeError("the game has no major follower");
  return ledOptimum(game, game.followers);
}

/** The leader's cost minimised over the strategies of all but the responders. */
function ledOptimum(
  game: WrittenOutGame,
  responders: readonly WrittenOutPlayer[],
): WrittenOutSolution {
  const response = responseOf(game, responders, ownCost);
  const { matrix, constant } = normalEquations(game, game.players, () => game.leader.cost);
  const { slope, offset } = response;
  if (slope.columns === 0) return solutionAt(game, offset, response);
  const across = slope.transpose();
  const slopeAtZero = across.mmul(Matrix.add(constant, matrix.mmul(offset)));
  const solved = solveDense(across.mmul(matrix).mmul(slope), Matrix.mul(slopeAtZero, -1));
  const leaders = game.players.filter((player) => !responders.includes(player));
  return solutionAt(game, Matrix.add(offset, slope.mmul(solved.solution)), {
    unique: response.unique && isUnique(game, leaders, solved),
    residual: Math.max(response.residual, solved.residual),
  });
}
