import { bestAffine } from "./best-affine/best-affine.ts";
import { constantGain, constantGains } from "./constant-gain.ts";
import { DEFAULT_EPSILON_SHARE, epsilonIncentive } from "./epsilon-incentive.ts";
import { leastGainEnergy } from "./gain-energy.ts";
import type { IncentiveCondition } from "./incentive-condition.ts";
import type { IncentiveSolver } from "./incentive-solver.ts";
import { type Attempt, stands } from "./measure.ts";
import { minimumEnergy } from "./minimum-energy.ts";
import { exploitabilityWithoutIncentive } from "./without-incentive.ts";

/** What is asked for; without anything, the default order is followed. */
export interface Wish {
  readonly solver?: IncentiveSolver | undefined;
  readonly epsilon?: number | undefined;
}

/**
 * The reaction of the leader's common action: the asked solver, or the cheapest exact rule that
 * holds, then the ε-incentive. Where she does not see everything that such a rule needs, an exact
 * constant gain if that is possible, else the affine rule that is best for her.
 *
 * @param attempt - Tries a solver.
 */
export function chosenReaction(
  condition: IncentiveCondition,
  { solver, epsilon }: Wish,
  attempt: (solver: IncentiveSolver) => Attempt,
): Attempt {
  if (solver) return attempt(solver);
  if (epsilon !== undefined) return attempt(epsilonIncentive({ epsilon }));
  if (condition.imperfect) {
    const exact = attempt(constantGain());
    return stands(exact.certificate) ? exact : attempt(bestAffine());
  }
  const [cheapest, other] = exactSolvers(condition);
  const first = attempt(cheapest);
  if (stands(first.certificate) || !gainsExist(first)) return first;
  const second = attempt(other);
  if (stands(second.certificate)) return second;
  const without = exploitabilityWithoutIncentive(condition);
  if (Number.isFinite(without)) {
    const approximate = attempt(epsilonIncentive({ epsilon: DEFAULT_EPSILON_SHARE * without }));
    if (stands(approximate.certificate)) return approximate;
  }
  return first.certificate.reason === "no-constant-gain" ? second : first;
}

/** Whether another kind of gain might do where this attempt failed. */
function gainsExist({ certificate: { reason } }: Attempt): boolean {
  return reason !== "no-authority" && reason !== "readings-not-known";
}

/** Minimum energy first unless a constant gain needs no more (relative 1e-9). */
function exactSolvers(condition: IncentiveCondition): readonly [IncentiveSolver, IncentiveSolver] {
  const { leastNorm } = constantGains(condition);
  const constantEnergy = leastNorm.norm("frobenius") ** 2;
  const constantFirst = constantEnergy <= leastGainEnergy(condition) * (1 + 1e-9);
  return constantFirst ? [constantGain(), minimumEnergy()] : [minimumEnergy(), constantGain()];
}
