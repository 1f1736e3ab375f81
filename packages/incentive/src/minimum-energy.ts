import { leastGainEnergy, residualVariance } from "./gain-energy.ts";
import type { IncentiveCondition } from "./incentive-condition.ts";
import type { ProportionalRule } from "./incentive-rule.ts";
import type { IncentiveSolver } from "./incentive-solver.ts";
import { gainObstacle } from "./obstacles.ts";
import { VERSION } from "./version.ts";

/**
 * Gain design 2: Q(I) = −κ(I)g(y)ᵀ/s(y), which among all exact gains has the least E‖Q‖²,
 * pointwise in y; its energy is E[‖g‖²/s]. Refused where that is infinite: the authority vanishes
 * on a set of codimension 1 or 2 where the own gradient does not.
 *
 * @see theory: claim-minimum-energy
 */
export function minimumEnergy(): IncentiveSolver {
  return {
    name: "minimum-energy",
    version: VERSION,
    options: {},
    propose(problem) {
      const obstacle = gainObstacle(problem, "each action");
      if (obstacle) return obstacle;
      if (leastGainEnergy(problem.condition) === Number.POSITIVE_INFINITY) {
        return {
          status: "refused",
          reason: "infinite-energy",
          explanation:
            "the leader's authority vanishes for some readings at which the follower still wants to deviate, so an exact rule needs an unbounded reaction; accept a small exploitability (epsilon)",
        };
      }
      return {
        status: "proposed",
        rule: { kind: "minimum-energy", ...proportionalParts(problem.condition) },
      };
    },
  };
}

/** The numbers that every proportional rule publishes. */
export function proportionalParts(condition: IncentiveCondition): Omit<ProportionalRule, "kind"> {
  return {
    g: condition.gradient.to2DArray(),
    kappa: condition.authority.to2DArray(),
    kappaMean: condition.meanAuthority.to2DArray(),
    residualVariance: residualVariance(condition),
    columns: { g: condition.own.names, kappa: condition.monitoring.names },
  };
}
