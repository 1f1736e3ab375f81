import { Matrix } from "ml-matrix";
import { memoized } from "../model/memoized.ts";
import { expectedQuadratics } from "../plan/expected-cost.ts";
import { classBasis } from "./class-basis.ts";
import type { ClassGame } from "./class-game.ts";
import { classInformation } from "./class-information.ts";

/** One affine strategy per player, as matrices: actions × (constant, observations). */
export interface ClassPlan {
  /** A_k: u_k = A_k(1, y_k), class by class. */
  readonly classes: readonly Matrix[];
  /** B: u0 = B·I0. */
  readonly leader: Matrix;
}

/** Expected costs. */
export interface ClassCosts {
  /** The leader's. */
  readonly leader: number;
  /** That of each member, class by class. */
  readonly classes: readonly number[];
}

/**
 * T with ζ = T·b when everybody follows the plan.
 *
 * @returns T, ζ × b.
 */
export function classClosedLoop(game: ClassGame, plan: ClassPlan): Matrix {
  return loops(game)(plan);
}

const loops = memoized((game: ClassGame) =>
  memoized((plan: ClassPlan) => {
    const { layout, averages } = classBasis(game);
    const information = classInformation(game);
    const map = Matrix.zeros(layout.zetaSize, layout.basisSize);
    for (let k = 0; k < layout.basisSize; k++) map.set(k, k, 1);
    layout.classes.forEach(({ action, meanAction }, k) => {
      const own = (plan.classes[k] as Matrix).mmul(
        (information.classes[k] ?? information.leader).rows,
      );
      map.setSubMatrix(own, action.start, 0);
      map.setSubMatrix(own.mmul(averages[k] as Matrix), meanAction.start, 0);
    });
    map.setSubMatrix(plan.leader.mmul(information.leader.rows), layout.leaderAction.start, 0);
    return map;
  }),
);

/** Expected costs when everybody follows the plan: exact, at a price that does not depend on N. */
export function classCosts(game: ClassGame, plan: ClassPlan): ClassCosts {
  return costs(game)(plan);
}

const costs = memoized((game: ClassGame) =>
  memoized((plan: ClassPlan): ClassCosts => {
    const { factor } = classBasis(game);
    const paid = [game.leader.cost, ...game.classes.map(({ cost }) => cost)];
    const [leader = Number.NaN, ...classes] = expectedQuadratics(
      paid,
      classClosedLoop(game, plan),
      factor,
    );
    return { leader, classes };
  }),
);
