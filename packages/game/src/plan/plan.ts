import { Matrix } from "ml-matrix";
import { informationStructure } from "../information/information-structure.ts";
import { reducedBasis } from "../information/reduced-basis.ts";
import type { LqgGame } from "../model/lqg-game.ts";
import { memoized } from "../model/memoized.ts";

/** One affine strategy per role, as matrices: actions × (constant, observations). */
export interface Plan {
  /** A: u_i = A(1, y_i). */
  readonly followers: Matrix;
  /** A_M: uM = A_M(1, z); `null` without a major follower. */
  readonly major: Matrix | null;
  /** B: u0 = B·I0. */
  readonly leader: Matrix;
}

/**
 * T with ζ = T·b when everybody follows the plan.
 *
 * @param game - The game.
 * @param plan - Strategies with the shapes of the game.
 * @returns T, ζ × b.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { closedLoop, loadGame, planFromNames, zetaLayout } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const plan = { followers: { draw: { constant: 6.5 } }, leader: { supply: { constant: 8 } } };
 * const images = closedLoop(game, planFromNames(game, plan));
 * expect(images.get(zetaLayout(game).leaderAction.start, 0)).toBe(8);
 * ```
 */
export function closedLoop(game: LqgGame, plan: Plan): Matrix {
  return loops(game)(plan);
}

const loops = memoized((game: LqgGame) => memoized((plan: Plan) => closeLoop(game, plan)));

/** T·F: what everybody does under a plan as images on e, ζ × e; computed once per plan. */
export function planImages(game: LqgGame, plan: Plan): Matrix {
  return images(game)(plan);
}

const images = memoized((game: LqgGame) =>
  memoized((plan: Plan) => closedLoop(game, plan).mmul(reducedBasis(game).factor)),
);

function closeLoop(game: LqgGame, plan: Plan): Matrix {
  const { layout, average } = reducedBasis(game);
  const information = informationStructure(game);
  const map = Matrix.zeros(layout.zetaSize, layout.basisSize);
  for (let k = 0; k < layout.basisSize; k++) map.set(k, k, 1);
  const own = plan.followers.mmul(information.followers.rows);
  map.setSubMatrix(own, layout.action.start, 0);
  map.setSubMatrix(own.mmul(average), layout.meanAction.start, 0);
  if (plan.major && information.major) {
    map.setSubMatrix(plan.major.mmul(information.major.rows), layout.majorAction.start, 0);
  }
  if (layout.leaderAction.size > 0) {
    map.setSubMatrix(plan.leader.mmul(information.leader.rows), layout.leaderAction.start, 0);
  }
  return map;
}
