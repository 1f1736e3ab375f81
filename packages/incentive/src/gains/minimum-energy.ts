import { leastGainEnergy, residualVariance } from "../condition/gain-energy.ts";
import type { IncentiveCondition } from "../condition/incentive-condition.ts";
import type { ProportionalRule } from "../rule/incentive-rule.ts";
import type { IncentiveSolver } from "../solver/incentive-solver.ts";
import { gainObstacle } from "../solver/obstacles.ts";
import { VERSION } from "../version.ts";

/**
 * Gain design 2: Q(I) = −κ(I)g(y)ᵀ/s(y), which among all exact gains has the least E‖Q‖²,
 * pointwise in y; its energy is E[‖g‖²/s]. Refused where that is infinite: the authority vanishes
 * on a set of codimension 1 or 2 where the own gradient does not.
 *
 * @see theory: claim-minimum-energy
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, minimumEnergy } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { certificate, incentive } = design(game, { solver: minimumEnergy() });
 * expect(certificate.verdict).toBe("certified");
 * expect(incentive?.gainEnergy).toBeCloseTo((6.5 / 1.5) ** 2, 9);
 * ```
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
            "the leader's authority vanishes for some readings at which the follower still wants to deviate, so an exact rule needs an unbounded reaction; only an approximate one (epsilon) can be gentle",
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
