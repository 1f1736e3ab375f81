import { Matrix } from "ml-matrix";
import type { WrittenOutGame } from "./written-out-game.ts";
import { coefficientsOf } from "./written-out-plan.ts";
import {
  everyFollower,
  ownCost,
  type Response,
  responseOf,
  solutionAt,
  type WrittenOutSolution,
} from "./written-out-solution.ts";

/**
 * The Nash response of every follower, and of the major, to a leader who ignores actions.
 *
 * @param game - The game written out.
 * @param leader - B, on what her policy uses.
 */
export function nashResponse(game: WrittenOutGame, leader: Matrix): WrittenOutSolution {
  const response = responseOf(game, everyFollower(game), ownCost);
  return respondedTo(game, response, leader);
}

/** The Nash response while the leader plays her default action. */
export function noRule(game: WrittenOutGame): WrittenOutSolution {
  const leader = Matrix.zeros(game.leader.actions.size, game.leader.information.rows);
  game.game.defaultAction.forEach((value, k) => leader.set(k, 0, value));
  return nashResponse(game, leader);
}

/** Everybody, the leader too, minimises its own cost against the others' strategies. */
export function simultaneousNash(game: WrittenOutGame): WrittenOutSolution {
  const response = responseOf(game, game.players, ownCost);
  return solutionAt(game, response.offset, response);
}

function respondedTo(game: WrittenOutGame, response: Response, leader: Matrix): WrittenOutSolution {
  const plan = {
    followers: game.followers.map(({ actions, information }) =>
      Matrix.zeros(actions.size, information.rows),
    ),
    major: game.major ? Matrix.zeros(game.major.actions.size, game.major.information.rows) : null,
    leader,
  };
  const { start, size } = game.leader.unknowns;
  const given = coefficientsOf(game, plan)
    .to1DArray()
    .slice(start, start + size);
  const moved =
    size > 0 ? response.slope.mmul(Matrix.columnVector(given)) : Matrix.zeros(game.unknownCount, 1);
  return solutionAt(game, Matrix.add(response.offset, moved), response);
}
