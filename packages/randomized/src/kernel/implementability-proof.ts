import type { Deviation, DeviationGain } from "../replies/deviations.ts";
import type { KernelColumns } from "../replies/kernel-columns.ts";

/** One deviation with its weight in a proof. */
export interface WeightedDeviation extends Deviation {
  /** Multiplier; all add up to 1. */
  readonly weight: number;
}

/**
 * Why no rule holds a target: whatever kernel the leader announces, these deviations gain at least
 * `gain` on the weighted average, so at least one of them pays.
 *
 * @see theory: claim-impossible
 */
export interface ImpossibilityProof {
  /** The deviations that no rule deters together. */
  readonly deviations: readonly WeightedDeviation[];
  /** min over all kernels of Σ weight·gain, above 0. */
  readonly gain: number;
}

/** Multipliers below this share of the largest are left out. */
const NEGLIGIBLE = 1e-12;

/**
 * The proof that multipliers λ of the deviations give: gains are linear in Γ, so with λ ≥ 0, Σλ = 1
 *
 *     min_Γ Σ_j λ_j gain_j(Γ) = Σ over information sets of min_w Σ_j λ_j gain_j(set, w),
 *
 * which is added up here directly, without the linear program that proposed λ (Farkas).
 */
export function impossibilityProof(
  columns: KernelColumns,
  gains: readonly DeviationGain[],
  multipliers: ArrayLike<number>,
): ImpossibilityProof {
  const largest = Math.max(0, ...Array.from(multipliers));
  const kept = gains.flatMap((deviation, j) => {
    const weight = multipliers[j] as number;
    return weight > NEGLIGIBLE * largest ? [{ deviation, weight }] : [];
  });
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  const combined = new Float64Array(columns.count);
  const deviations = kept.map(({ deviation: { gain, ...deviation }, weight }) => {
    const share = weight / total;
    gain.columns.forEach((column: number, i: number) => {
      combined[column] = (combined[column] as number) + share * (gain.values[i] as number);
    });
    return { ...deviation, weight: share };
  });
  let gain = 0;
  for (let set = 0; set < columns.informationSets; set++) {
    gain += Math.min(...combined.subarray(set * columns.actions, (set + 1) * columns.actions));
  }
  return { deviations, gain };
}
