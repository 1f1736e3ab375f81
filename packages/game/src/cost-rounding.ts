import type { Matrix } from "ml-matrix";
import type { Information } from "./information.ts";
import { informationStructure } from "./information-structure.ts";
import type { LqgGame } from "./lqg-game.ts";
import { closedLoop, type Plan } from "./plan.ts";
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
  const { factor, layout } = reducedBasis(game);
  const { followers, major, leader } = informationStructure(game);
  const strategies: PlacedStrategy[] = [
    { start: layout.action.start, strategy: plan.followers, information: followers },
    { start: layout.meanAction.start, strategy: plan.followers, information: followers },
    { start: layout.leaderAction.start, strategy: plan.leader, information: leader },
  ];
  if (plan.major && major) {
    const { start } = layout.majorAction;
    strategies.push({ start, strategy: plan.major, information: major });
  }
  return quadraticRounding(game.leader.cost, closedLoop(game, plan).mmul(factor), {
    strategies,
    factor,
  });
}

/** A strategy where it enters ζ. */
export interface PlacedStrategy {
  /** First row of ζ. */
  readonly start: number;
  /** Actions × information. */
  readonly strategy: Matrix;
  /** What it uses. */
  readonly information: Information;
}

/**
 * The same for any ½ζᵀLζ in which strategies close the loop.
 *
 * @param cost - L.
 * @param images - ζ over standardised independent e.
 * @param played - The strategies, and F with b = F·e.
 */
export function quadraticRounding(
  cost: Matrix,
  images: Matrix,
  {
    strategies,
    factor,
  }: { readonly strategies: readonly PlacedStrategy[]; readonly factor: Matrix },
): number {
  const sizes = rowLengths(images);
  const slopes = rowLengths(cost.mmul(images));
  const terms = [...sizes];
  for (const { start, strategy, information } of strategies) {
    const lengths = rowLengths(information.rows.mmul(factor));
    strategy.to2DArray().forEach((row, i) => {
      terms[start + i] = row.reduce((sum, c, k) => sum + Math.abs(c) * (lengths[k] ?? 0), 0);
    });
  }
  let sum = 0;
  sizes.forEach((a, i) => {
    sum += (slopes[i] ?? 0) * (terms[i] ?? 0);
    sizes.forEach((b, j) => {
      sum += (Math.abs(cost.get(i, j)) * a * b) / 2;
    });
  });
  return Number.EPSILON * sum;
}

function rowLengths(matrix: Matrix): number[] {
  return matrix.to2DArray().map((row) => Math.hypot(...row));
}
