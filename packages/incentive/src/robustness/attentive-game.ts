import {
  informationOf,
  type LqgGame,
  type Player,
  reducedBasis,
  type Span,
  zetaLayout,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";

/** The followers as two groups, seen from one of them. */
export interface Group {
  /** Share of the followers that belongs to the group; the others have the rest. */
  readonly share: number;
  /** What the others do: follower actions × (constant, observations). */
  readonly others: Matrix;
}

/**
 * The game among one group of the followers while the others follow a fixed strategy A′. The group's
 * size is share·N, and the others' mean private variable ξ̄′, with covariance Cov(ξ)/N′, joins the
 * common variables:
 *
 *     ū = share·ū_group + (1 − share)·A′(1, ȳ′),   ξ̄ = share·ξ̄_group + (1 − share)·ξ̄′.
 *
 * One follower moves ū by 1/(share·N)·share = ν, as it does in the whole game. Everything else is an
 * ordinary game, so all solvers apply. Leader's costs are those of the group's members; a major's
 * gradient is that of the whole population.
 *
 * @param game - A game without leader actions: the rule is part of everybody's cost.
 */
export function attentiveGame(game: LqgGame, { share, others }: Group): LqgGame {
  const { nature } = game;
  const own = nature.followers.names.length;
  const from = zetaLayout(game);
  const count = game.count * share;
  const rest = 1 / (game.count * (1 - share));
  const widened: LqgGame = {
    ...game,
    count,
    nature: {
      ...nature,
      common: {
        names: [...nature.common.names, ...nature.followers.names.map((name) => `others'${name}`)],
        mean: [...nature.common.mean, ...nature.followers.mean],
        covariance: blockDiagonal(
          nature.common.covariance,
          Matrix.mul(nature.followers.covariance, rest),
        ),
      },
    },
  };
  const to = zetaLayout(widened);
  const map = Matrix.zeros(from.zetaSize, to.zetaSize);
  const put = (row: Span, column: number, weight: number) => {
    for (let k = 0; k < row.size; k++) map.set(row.start + k, column + k, weight);
  };
  for (const block of BLOCKS) put(from[block], to[block].start, 1);
  const theirs = to.common.start + from.common.size;
  put(from.average, to.average.start, share);
  put(from.average, theirs, 1 - share);
  put(from.meanAction, to.meanAction.start, share);
  const strategy = others.mmul(informationOf(game, "followers").rows).mul(1 - share);
  for (let i = 0; i < strategy.rows; i++) {
    const row = from.meanAction.start + i;
    for (let k = 0; k <= from.common.size; k++) map.set(row, k, strategy.get(i, k));
    for (let k = 0; k < own; k++) {
      map.set(row, theirs + k, strategy.get(i, from.individual.start + k));
    }
  }
  const turned = (cost: Matrix) => map.transpose().mmul(cost).mmul(map);
  const player = (of: Player, cost: Matrix): Player => ({
    ...of,
    cost: turned(cost),
    observations: {
      names: of.observations.names,
      rows: of.observations.rows.mmul(map.subMatrix(0, from.basisSize - 1, 0, to.basisSize - 1)),
    },
  });
  return {
    ...widened,
    leader: player(game.leader, game.leader.cost),
    followers: player(game.followers, game.followers.cost),
    major: game.major && player(game.major, feelingOnlyMeans(game, game.major.cost)),
  };
}

/** Blocks of ζ that both games have and that mean the same in both. */
const BLOCKS = [
  ...(["constant", "common", "leaderPrivate", "majorPrivate", "individual"] as const),
  ...(["action", "majorAction", "leaderAction"] as const),
] as const;

/** The major's cost with individual quantities beside its own action replaced by their means. */
function feelingOnlyMeans(game: LqgGame, cost: Matrix): Matrix {
  const { layout } = reducedBasis(game);
  const moved = cost.clone();
  const { majorAction } = layout;
  const pairs = [
    [layout.individual, layout.average],
    [layout.action, layout.meanAction],
  ] as const;
  for (const [one, mean] of pairs) {
    for (let k = 0; k < one.size; k++) {
      for (let m = 0; m < majorAction.size; m++) {
        const [i, j, row] = [one.start + k, mean.start + k, majorAction.start + m];
        const value = moved.get(row, i);
        for (const [a, b] of [
          [row, j],
          [j, row],
        ] as const)
          moved.set(a, b, moved.get(a, b) + value);
        moved.set(row, i, 0);
        moved.set(i, row, 0);
      }
    }
  }
  return moved;
}

function blockDiagonal(a: Matrix, b: Matrix): Matrix {
  const matrix = Matrix.zeros(a.rows + b.rows, a.rows + b.rows);
  matrix.setSubMatrix(a, 0, 0);
  matrix.setSubMatrix(b, a.rows, a.rows);
  return matrix;
}
