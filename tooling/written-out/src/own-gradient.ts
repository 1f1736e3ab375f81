import { Matrix } from "ml-matrix";
import { cut } from "./blocks.ts";
import { solveDense } from "./dense-solve.ts";
import { gradientRows } from "./normal-equations.ts";
import { leaderKnowledge } from "./saving-from-deviation.ts";
import type { WrittenOutGame, WrittenOutPlayer } from "./written-out-game.ts";
import { playedOut, type WrittenOutPlan } from "./written-out-plan.ts";

/** What drives a gain on the major, or without one on follower 1, at a plan. */
export interface OwnGradient {
  /** Coefficients of g(y) = E[derivative of its cost in its own action | y] on (1, y). */
  readonly gradient: Matrix;
  /** Coefficients of κ̄(y) = E[derivative of its cost in the leader's actions | y] on (1, y). */
  readonly authority: Matrix;
  /** Coefficients of κ = E[derivative in the leader's actions | I], on what the leader knows, I. */
  readonly authorityKnown: Matrix;
  /** Cov(κ | y); meaningful where I contains y. */
  readonly authorityCovariance: Matrix;
}

/** g, κ̄ and κ from the written-out cost; the mean action's part is in g by construction. */
export function ownGradientOf(game: WrittenOutGame, plan: WrittenOutPlan): OwnGradient {
  const player = game.major ?? (game.followers[0] as WrittenOutPlayer);
  const map = playedOut(game, plan);
  const own = gradientRows(game, player.cost, player).mmul(map);
  const leaders = gradientRows(game, player.cost, game.leader).mmul(map);
  const knowledge = leaderKnowledge(game);
  const authorityKnown = expectedGiven(game, leaders, knowledge);
  const known = authorityKnown.mmul(knowledge);
  const authority = expectedGiven(game, leaders, player.information);
  const unforeseen = Matrix.sub(
    known,
    expectedGiven(game, known, player.information).mmul(player.information),
  );
  return {
    gradient: expectedGiven(game, own, player.information),
    authority,
    authorityKnown,
    authorityCovariance: unforeseen.mmul(game.moment).mmul(unforeseen.transpose()),
  };
}

/** The second derivatives of the monitored player's cost in (its action, the leader's actions). */
export function secondDerivatives(
  game: WrittenOutGame,
): Readonly<Record<"own" | "cross" | "leader", Matrix>> {
  const player = game.major ?? (game.followers[0] as WrittenOutPlayer);
  const { actions } = player;
  const leaders = game.leader.actions;
  const own = gradientRows(game, player.cost, player);
  const other = gradientRows(game, player.cost, game.leader);
  return {
    own: cut(own, [0, actions.start], [actions.size, actions.size]),
    cross: cut(other, [0, actions.start], [leaders.size, actions.size]),
    leader: cut(other, [0, leaders.start], [leaders.size, leaders.size]),
  };
}

/** Coefficients of E[rows·e | information] on `information`. */
function expectedGiven(game: WrittenOutGame, rows: Matrix, information: Matrix): Matrix {
  const products = information.mmul(game.moment);
  const square = products.mmul(information.transpose());
  return solveDense(square, products.mmul(rows.transpose())).solution.transpose();
}
