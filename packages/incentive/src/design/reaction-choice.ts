import { bestAffine } from "../best-affine/best-affine.ts";
import { leastGainEnergy } from "../condition/gain-energy.ts";
import type { IncentiveCondition } from "../condition/incentive-condition.ts";
import { exploitabilityWithoutIncentive } from "../condition/without-incentive.ts";
import { constantGain, constantGains } from "../gains/constant-gain.ts";
import { DEFAULT_EPSILON_SHARE, epsilonIncentive } from "../gains/epsilon-incentive.ts";
import { minimumEnergy } from "../gains/minimum-energy.ts";
import type { IncentiveSolver } from "../solver/incentive-solver.ts";
import { type Attempt, stands } from "./measure.ts";

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
  const approximate = (accepted: number) => attempt(epsilonIncentive({ epsilon: accepted }));
  const without = exploitabilityWithoutIncentive(condition);
  if (epsilon !== undefined) {
    const asked = approximate(epsilon);
    return stands(asked.certificate) || !gainsExist(asked) || epsilon >= without
      ? asked
      : { ...asked, ...largerEpsilon(without, epsilon, approximate) };
  }
  if (condition.imperfect) {
    const exact = attempt(constantGain());
    return stands(exact.certificate) ? exact : attempt(bestAffine());
  }
  const [cheapest, other] = exactSolvers(condition);
  const first = attempt(cheapest);
  if (stands(first.certificate) || !gainsExist(first)) return first;
  const second = attempt(other);
  if (stands(second.certificate)) return second;
  const refused = first.certificate.reason === "no-constant-gain" ? second : first;
  if (!Number.isFinite(without)) return refused;
  const usual = DEFAULT_EPSILON_SHARE * without;
  const last = approximate(usual);
  if (stands(last.certificate)) return last;
  return { ...refused, ...largerEpsilon(without, usual, approximate) };
}

/** Larger shares of the exploitability without a rule, for which a refused leader may settle. */
const SHARES = [0.01, 0.1] as const;

/** Which larger epsilon can be reached, in words, after `refused` could not. */
function largerEpsilon(
  without: number,
  refused: number,
  approximate: (epsilon: number) => Attempt,
): Pick<Attempt, "advice"> {
  const larger = SHARES.map((share) => Number((share * without).toPrecision(2)));
  const reached = larger.find((epsilon) => {
    return epsilon > refused && stands(approximate(epsilon).certificate);
  });
  return {
    advice:
      reached === undefined
        ? "larger epsilons that were tried cannot be reached either"
        : `an epsilon of ${reached} can be reached: ask for it`,
  };
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
