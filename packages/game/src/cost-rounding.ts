import type { Matrix } from "ml-matrix";
import type { Information } from "./information.ts";
import { informationStructure } from "./information-structure.ts";
import type { LqgGame, Role } from "./lqg-game.ts";
import { memoized } from "./memoized.ts";
import { type Plan, planImages } from "./plan.ts";
import { reducedBasis } from "./reduced-basis.ts";

/**
 * How far rounding may move the leader's expected cost E[½ζᵀLζ]:
 *
 *     2⁻⁵²·(½ Σ_ij |L_ij|·‖ζ_i‖·‖ζ_j‖ + Σ_j ‖(Lζ)_j‖·t_j),   ‖·‖² = E(·)²,
 *
 * with t_j the size of the terms of action j, coefficients times readings, before they cancel. Far
 * above the last digit of the cost itself where large actions cancel in it, or where large reactions
 * to nearly equal readings cancel in an action.
 *
 * @param plan - Everybody's strategies.
 * @returns A bound to first order, in cost units.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { costRounding, loadGame, planFromNames } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "cancelling",
 *   leader: { actions: ["p"], cost: "(u + p - 1)^2" },
 *   followers: { count: 3, actions: ["u"], cost: "u^2" },
 * });
 * const plan = (size: number) =>
 *   planFromNames(game, { followers: { u: { constant: -size } }, leader: { p: { constant: size } } });
 * expect(costRounding(game, plan(1))).toBeLessThan(1e-14);
 * expect(costRounding(game, plan(1e6))).toBeGreaterThan(1e-4);
 * ```
 */
export function costRounding(game: LqgGame, plan: Plan): number {
  const { layout } = reducedBasis(game);
  const { cost } = game.leader;
  const images = planImages(game, plan);
  const sizes = rowLengths(images);
  const slopes = rowLengths(cost.mmul(images));
  const terms = sizes.slice();
  const lengths = readingLengths(game);
  const raise = (start: number, strategy: Matrix | null, readings: Float64Array) => {
    for (let i = 0; i < (strategy?.rows ?? 0); i++) {
      let sum = 0;
      for (let k = 0; k < readings.length; k++) {
        sum += Math.abs(strategy?.get(i, k) ?? 0) * (readings[k] as number);
      }
      terms[start + i] = sum;
    }
  };
  raise(layout.action.start, plan.followers, lengths.followers);
  raise(layout.meanAction.start, plan.followers, lengths.followers);
  raise(layout.majorAction.start, plan.major, lengths.major);
  raise(layout.leaderAction.start, plan.leader, lengths.leader);
  let sum = 0;
  for (let i = 0; i < sizes.length; i++) {
    let half = 0;
    for (let j = 0; j < sizes.length; j++) {
      half += Math.abs(cost.get(i, j)) * (sizes[j] as number);
    }
    sum += (slopes[i] as number) * (terms[i] as number) + ((sizes[i] as number) * half) / 2;
  }
  return Number.EPSILON * sum;
}

/** ‖y_k‖ of every reading of every role. */
const readingLengths = memoized((game: LqgGame): Record<Role, Float64Array> => {
  const { factor } = reducedBasis(game);
  const { followers, major, leader } = informationStructure(game);
  const lengths = (information: Information | null) =>
    information ? rowLengths(information.rows.mmul(factor)) : new Float64Array(0);
  return { followers: lengths(followers), major: lengths(major), leader: lengths(leader) };
});

function rowLengths(matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < matrix.columns; k++) sum += matrix.get(i, k) ** 2;
    return Math.sqrt(sum);
  });
}
