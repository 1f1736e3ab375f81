import { constantGains } from "./constant-gain.ts";
import type { ConditionResult } from "./design-result.ts";
import { leastGainEnergy, residualVariance } from "./gain-energy.ts";
import type { IncentiveCondition } from "./incentive-condition.ts";

/** The published numbers behind every possible gain. */
export function conditionResult(condition: IncentiveCondition): ConditionResult {
  const { leastNorm, residual } = constantGains(condition);
  const exact = residual <= 1e-10 * condition.gradientScale;
  return {
    ownGradient: condition.gradient.to2DArray(),
    leaderAuthority: condition.meanAuthority.to2DArray(),
    authorityResidualVariance: residualVariance(condition),
    leastGainEnergy: leastGainEnergy(condition),
    constantGain: exact ? leastNorm.to2DArray() : null,
    constantGainResidual: residual,
  };
}
