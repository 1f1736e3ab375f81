import type { Matrix } from "ml-matrix";
import type { Information } from "../information/information.ts";
import { informationStructure } from "../information/information-structure.ts";
import { reducedBasis } from "../information/reduced-basis.ts";
import type { LqgGame, Role } from "../model/lqg-game.ts";
import { memoized } from "../model/memoized.ts";
import { type Plan, planImages } from "./plan.ts";

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
  const lengths = readingLengths(game);
  const strategies: PlacedStrategy[] = [
    { start: layout.action.start, strategy: plan.followers, lengths: lengths.followers },
    { start: layout.meanAction.start, strategy: plan.followers, lengths: lengths.followers },
    { start: layout.leaderAction.start, strategy: plan.leader, lengths: lengths.leader },
  ];
  if (plan.major) {
    const { start } = layout.majorAction;
    strategies.push({ start, strategy: plan.major, lengths: lengths.major });
  }
  return quadraticRounding(game.leader.cost, planImages(game, plan), strategies);
}

/** A strategy where it enters ζ. */
export interface PlacedStrategy {
  /** First row of ζ. */
  readonly start: number;
  /** Actions × information. */
  readonly strategy: Matrix;
  /** ‖y_k‖ of what it uses. */
  readonly lengths: Float64Array;
}

/**
 * The same for any ½ζᵀLζ in which strategies close the loop.
 *
 * @param cost - L.
 * @param images - ζ over standardised independent e.
 * @param strategies - Where they enter ζ.
 */
export function quadraticRounding(
  cost: Matrix,
  images: Matrix,
  strategies: readonly PlacedStrategy[],
): number {
  const sizes = rowLengths(images);
  const slopes = rowLengths(cost.mmul(images));
  const terms = sizes.slice();
  for (const { start, strategy, lengths } of strategies) {
    for (let i = 0; i < strategy.rows; i++) {
      let sum = 0;
      for (let k = 0; k < lengths.length; k++) {
        sum += Math.abs(strategy.get(i, k)) * (lengths[k] as number);
      }
      terms[start + i] = sum;
    }
  }
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

/** √Σ_k x_ik² of every row. */
export function rowLengths(matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < matrix.columns; k++) sum += matrix.get(i, k) ** 2;
    return Math.sqrt(sum);
  });
}
