import { memoized, type StandardNormalForm } from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { authorityProfile, hasInfiniteEnergy } from "./authority-profile.ts";
import type { IncentiveCondition } from "./incentive-condition.ts";
import {
  type InverseAuthorityMoments,
  inverseAuthorityMoments,
} from "./inverse-authority-moments.ts";

/**
 * E‖Q‖²_F of the exact minimum-energy rule Q = −κgᵀ/s: E[‖g‖²/s], `Infinity` where the authority
 * vanishes on a set that is too large.
 *
 * @see theory: claim-minimum-energy
 * @see theory: claim-infinite-energy
 *
 * @example
 * ```ts @import.meta.vitest
 * const { incentiveCondition, leastGainEnergy, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const condition = incentiveCondition(game, solvedTarget(game).plan);
 * expect(leastGainEnergy(condition)).toBeCloseTo((6.5 / 1.5) ** 2, 9);
 * ```
 */
export const leastGainEnergy: (condition: IncentiveCondition) => number = memoized(
  (condition: IncentiveCondition) => {
    const { authorityForm, gradientForm } = condition;
    const profile = authorityProfile(authorityForm, residualVariance(condition), gradientForm);
    if (hasInfiniteEnergy(profile)) return Number.POSITIVE_INFINITY;
    return inverseAuthorityMoments(profile, 0).first;
  },
);

/** V = tr Cov(κ | y). */
export function residualVariance({ authorityCovariance }: IncentiveCondition): number {
  return authorityCovariance.rows === 0 ? 0 : authorityCovariance.trace();
}

/**
 * E‖Q‖² of the damped rule Q = −κgᵀ(sI + D)⁻¹ with D > 0:
 * Σ_j E[g_j² s/(s+d_j)²] over the eigenvalues d_j of D, g_j = u_jᵀg.
 *
 * @see theory: claim-epsilon
 *
 * @example
 * ```ts @import.meta.vitest
 * const { dampedGainEnergy, incentiveCondition, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { Matrix } = await import("ml-matrix");
 * const condition = incentiveCondition(game, solvedTarget(game).plan);
 * // g = −6.5 and κ = 1.5: g²κ²/(κ² + 1)²
 * expect(dampedGainEnergy(condition, new Matrix([[1]]))).toBeCloseTo(9, 9);
 * ```
 */
export function dampedGainEnergy(condition: IncentiveCondition, damping: Matrix): number {
  return dampedParts(condition, damping).reduce((sum, { value, moments }) => {
    return sum + moments.first - value * moments.second;
  }, 0);
}

/** One eigenvalue d_j of D with the moments of g_j. */
export interface DampedPart {
  readonly value: number;
  readonly moments: InverseAuthorityMoments;
}

/** All eigenvalues of D with their moments; one for a multiple of the identity. */
export function dampedParts(condition: IncentiveCondition, damping: Matrix): readonly DampedPart[] {
  const { authorityForm, gradientForm } = condition;
  const variance = residualVariance(condition);
  if (isMultipleOfIdentity(damping)) {
    const profile = authorityProfile(authorityForm, variance, gradientForm);
    const value = damping.get(0, 0);
    return [{ value, moments: inverseAuthorityMoments(profile, value) }];
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(damping, {
    assumeSymmetric: true,
  });
  return realEigenvalues.map((value, j) => {
    const direction = Matrix.rowVector(eigenvectorMatrix.getColumn(j));
    const profile = authorityProfile(authorityForm, variance, along(direction, gradientForm));
    return { value, moments: inverseAuthorityMoments(profile, value) };
  });
}

function along(direction: Matrix, { offset, slope }: StandardNormalForm): StandardNormalForm {
  return {
    offset: Float64Array.of(offset.reduce((sum, g, j) => sum + g * direction.get(0, j), 0)),
    slope: direction.mmul(slope),
  };
}

function isMultipleOfIdentity(matrix: Matrix): boolean {
  const value = matrix.get(0, 0);
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) {
      if (matrix.get(i, j) !== (i === j ? value : 0)) return false;
    }
  }
  return true;
}
