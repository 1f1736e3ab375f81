import { closedLoop, type LqgGame, type Plan, reducedBasis } from "@stackelberg/game";
import { withoutLeader } from "@stackelberg/incentive";
import { Matrix } from "ml-matrix";

/**
 * The game in deviations from a plan, under the announced rule u0 = u0* + Σ_i Q(u_i − u_i*), or
 * u0* + Q(uM − uM*) with a major: actions are d_i = u_i − u_i* (and uM − uM*), the leader has none.
 * What is small stays small: with N = 10⁶ followers the rule's gain on the mean is huge, but it
 * multiplies d̄, so nothing cancels.
 *
 * @param gain - Q, leader actions × monitored actions.
 */
export function deviationGame(game: LqgGame, plan: Plan, gain: Matrix): LqgGame {
  const { layout } = reducedBasis(game);
  const kept = layout.leaderAction.start;
  const substitute = Matrix.zeros(layout.zetaSize, kept);
  substitute.setSubMatrix(closedLoop(game, plan), 0, 0);
  for (let k = layout.basisSize; k < kept; k++) substitute.set(k, k, 1);
  if (gain.rows > 0 && game.major) {
    substitute.setSubMatrix(gain, kept, layout.majorAction.start);
  } else if (gain.rows > 0) {
    substitute.setSubMatrix(Matrix.mul(gain, game.count), kept, layout.meanAction.start);
  }
  return withoutLeader(game, substitute);
}
