import { Matrix } from "ml-matrix";
import { cut } from "./blocks.ts";
import { solveDense } from "./dense-solve.ts";
import type { WrittenOutGame } from "./written-out-game.ts";
import { strategyOf, type WrittenOutPlan } from "./written-out-plan.ts";

/** What the leader misses of the planned actions, relative to them, at most. */
const REVEALED = 1e-8;

/** An affine rule u0 = B·I0 + Σ_j Q_j·u_j + Q_M·uM with constant gains. */
export interface AnnouncedRule {
  /** B, on what the leader's policy uses. */
  readonly leader: Matrix;
  /** Q_1 … Q_N, leader's actions × follower's actions. */
  readonly followers: readonly Matrix[];
  /** Q_M, leader's actions × major's actions; `null` without a major. */
  readonly major: Matrix | null;
}

/** The rule u0 = B·I0 + R·ū + Q_M·uM. */
export function ruleOnMean(
  game: WrittenOutGame,
  leader: Matrix,
  gains: { readonly mean?: Matrix | undefined; readonly major?: Matrix | undefined } = {},
): AnnouncedRule {
  const { actions } = game.leader;
  const own = game.layout.actions[0]?.size ?? 0;
  const mean = gains.mean ?? Matrix.zeros(actions.size, own);
  const none = game.major ? Matrix.zeros(actions.size, game.major.actions.size) : null;
  return {
    leader,
    followers: game.followers.map(() => Matrix.mul(mean, 1 / game.followers.length)),
    major: game.major ? (gains.major ?? none) : null,
  };
}

/**
 * The incentive strategy u0 = u0*(I0) + Σ_i Q(u_i − u_i*(y_i)), or Q on the major, with one constant
 * gain, as an announced rule: the planned actions move into B.
 *
 * @param game - The game written out.
 * @param plan - The plan that is the rule's target.
 * @param gain - Q, leader's actions × actions of the monitored player; a list holds one per follower.
 * @throws RangeError when the leader's information does not reveal Σ_i Q·u_i*(y_i).
 */
export function incentiveAround(
  game: WrittenOutGame,
  plan: WrittenOutPlan,
  gain: Matrix | readonly Matrix[],
): AnnouncedRule {
  const monitored = game.major ? [game.major] : game.followers;
  const gains = monitored.map((_, i) => (gain instanceof Matrix ? gain : (gain[i] as Matrix)));
  const leaders = game.leader.actions.size;
  const planned = Matrix.zeros(leaders, game.layout.primitives);
  monitored.forEach((player, i) => {
    const own = gains[i] as Matrix;
    planned.add(own.mmul(strategyOf(game, plan, player)).mmul(player.information));
  });
  const idle = game.followers.map(({ actions }) => Matrix.zeros(leaders, actions.size));
  return {
    leader: Matrix.sub(plan.leader, onLeaderInformation(game, planned)),
    followers: game.major ? idle : gains,
    major: game.major ? (gains[0] ?? null) : null,
  };
}

/** The game in which the leader chooses only the static part w of u0 = w + Σ_j Q_j·u_j + Q_M·uM. */
export function underRule(game: WrittenOutGame, rule: AnnouncedRule): WrittenOutGame {
  const { layout } = game;
  const replaced = Matrix.eye(layout.size);
  const gains = [...rule.followers, ...(rule.major ? [rule.major] : [])];
  const actions = [...layout.actions, layout.majorActions];
  gains.forEach((gain, player) => {
    for (let r = 0; r < gain.rows; r++) {
      for (let c = 0; c < gain.columns; c++) {
        const column = (actions[player]?.start ?? 0) + c;
        replaced.set(layout.leaderActions.start + r, column, gain.get(r, c));
      }
    }
  });
  const known = new Map<Matrix, Matrix>();
  const moved = (vector: Matrix): Matrix => {
    const result = known.get(vector) ?? vector.mmul(replaced);
    known.set(vector, result);
    return result;
  };
  const players = game.players.map((player) => {
    const vectors = player.cost.vectors.map(moved);
    return { ...player, cost: { ...player.cost, vectors } };
  });
  return {
    ...game,
    players,
    followers: players.filter((player) => player.role === "follower"),
    major: players.find((player) => player.role === "major") ?? null,
    leader: players[players.length - 1] as WrittenOutGame["leader"],
  };
}

/** Coefficients on I0 of random variables that I0 reveals. Rows over e. */
function onLeaderInformation(game: WrittenOutGame, rows: Matrix): Matrix {
  const { information, informationStart: start } = game.leader;
  const size = information.rows;
  const moment = cut(game.informationMoment, [start, start], [size, size]);
  const products = information.mmul(game.moment).mmul(rows.transpose());
  const coefficients = solveDense(moment, products).solution.transpose();
  const missed = Matrix.sub(rows, coefficients.mmul(information));
  if (!(meanSquare(game, missed) <= REVEALED ** 2 * meanSquare(game, rows))) {
    throw new RangeError("the leader's information does not reveal the planned actions");
  }
  return coefficients;
}

function meanSquare(game: WrittenOutGame, rows: Matrix): number {
  return Matrix.mul(rows.mmul(game.moment), rows).sum();
}
