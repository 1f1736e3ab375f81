import type { Matrix } from "ml-matrix";
import type { LqgGame } from "../model/lqg-game.ts";
import { memoized } from "../model/memoized.ts";
import { type Plan, planImages } from "./plan.ts";

/** Expected cost of every role; the followers' is that of each one of them. */
export interface ExpectedCosts {
  /** The leader's, averaged over followers where it names one. */
  readonly leader: number;
  /** That of each follower. */
  readonly followers: number;
  /** `null` without a major follower. */
  readonly major: number | null;
}

/**
 * E[½ζᵀCζ] = ½ tr(C·T·S·Tᵀ), exactly.
 *
 * @param cost - C, ζ × ζ, symmetric.
 * @param map - T, ζ × b.
 * @param factor - F with S = FFᵀ, b × b.
 */
export function expectedQuadratic(cost: Matrix, map: Matrix, factor: Matrix): number {
  const [expected = Number.NaN] = expectedQuadratics([cost], map, factor);
  return expected;
}

/** {@link expectedQuadratic} of several costs at the price of one second moment. */
export function expectedQuadratics(
  costs: readonly Matrix[],
  map: Matrix,
  factor: Matrix,
): readonly number[] {
  const moment = secondMoment(map.mmul(factor));
  return costs.map((cost) => halfTrace(cost, moment));
}

/** XXᵀ as rows. */
function secondMoment(image: Matrix): Float64Array[] {
  const rows = image.to2DArray();
  return rows.map((a) =>
    Float64Array.from(rows, (b) => {
      let sum = 0;
      for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
      return sum;
    }),
  );
}

function halfTrace(cost: Matrix, moment: readonly Float64Array[]): number {
  let sum = 0;
  moment.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) sum += cost.get(i, j) * (row[j] as number);
  });
  return sum / 2;
}

/**
 * Expected costs when everybody follows `plan`; exact, at a price that does not depend on N.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { expectedCosts, loadGame, planFromNames } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const plan = { followers: { draw: { constant: 6.5 } }, leader: { supply: { constant: 8 } } };
 * expect(expectedCosts(game, planFromNames(game, plan)).leader).toBeCloseTo(1.5, 12);
 * ```
 */
export function expectedCosts(game: LqgGame, plan: Plan): ExpectedCosts {
  return costs(game)(plan);
}

const costs = memoized((game: LqgGame) => memoized((plan: Plan) => costsOf(game, plan)));

function costsOf(game: LqgGame, plan: Plan): ExpectedCosts {
  const moment = secondMoment(planImages(game, plan));
  return {
    leader: halfTrace(game.leader.cost, moment),
    followers: halfTrace(game.followers.cost, moment),
    major: game.major ? halfTrace(game.major.cost, moment) : null,
  };
}
