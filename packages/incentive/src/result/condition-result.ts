import { leastGainEnergy, residualVariance } from "../condition/gain-energy.ts";
import type { IncentiveCondition } from "../condition/incentive-condition.ts";
import { constantGains } from "../gains/constant-gain.ts";
import type { ConditionResult } from "./design-result.ts";

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
