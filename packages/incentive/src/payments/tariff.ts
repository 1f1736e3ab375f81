import { checkOptions } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import type {
  IncentiveOutcome,
  IncentiveProblem,
  IncentiveSolver,
} from "../solver/incentive-solver.ts";
import { VERSION } from "../version.ts";
import { smallestMargin } from "./curvature-margin.ts";
import { type TariffFamily, tariffFamily, tariffWith } from "./tariff-family.ts";

/** Settings of {@link tariff}. */
export interface TariffOptions {
  /**
   * c in S = S₀ + cP: how much the tariff curves in the directions of the payer's actions that the
   * target does not use; in cost units per squared action.
   * @defaultValue the smallest c ≥ 0 that leaves the payer's cost as curved as without a tariff;
   * nine tenths of what can be reached where that is not enough, or not convex
   */
  readonly margin?: number;
}

const EXACT = 1e-9;

/**
 * Gain design 6: a quadratic tariff T(u) = T₀ + bᵀu + ½uᵀSu in the payer's own actions, which needs
 * no reading. It takes away the own gradient at every reading iff S·A₁ = −G₁ and b = −g₀ − S·a₀
 * (A₁, G₁ the coefficients of u* and g on y); a symmetric S with this exists iff A₁ᵀG₁ is symmetric
 * and G₁ vanishes on the kernel of A₁. What remains free, S₀ + cP with P = I − A₁A₁⁺, is spent on
 * curvature: the payer's curvature H₀ + S₀ + cP decides how far it strays where costs are not as
 * assumed. The size of the tariff does not depend on N, and nobody's payment on a neighbour.
 *
 * @throws `StackelbergError` `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @see theory: claim-tariff
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, publishedRule, tariff } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   leader: { cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2" },
 *   followers: {
 *     count: 200, actions: ["u"], private: [{ name: "need", mean: 7, variance: 1 }],
 *     observes: { need: "need" }, cost: "0.15*(u - need)^2",
 *   },
 *   payments: { by: "followers" },
 * });
 * const { certificate, incentive } = design(game, { solver: tariff() });
 * expect(certificate.verdict).toBe("certified");
 * expect(incentive && publishedRule(incentive).kind).toBe("tariff");
 * ```
 */
export function tariff(options: TariffOptions = {}): IncentiveSolver {
  checkOptions<TariffOptions>(options, { margin: true }, "tariff");
  const { margin } = options;
  return {
    name: "tariff",
    version: VERSION,
    options: margin === undefined ? {} : { margin },
    propose(problem) {
      const family = tariffFamily(problem);
      const obstacle = tariffObstacle(family);
      if (obstacle) return obstacle;
      const c = margin ?? defaultMargin(problem, family);
      if (c === null) return notCurved(problem, family);
      return { status: "proposed", rule: tariffWith(family, withMargin(family, c)) };
    },
  };
}

/** S₀ + cP. */
function withMargin({ leastNorm, unreached }: TariffFamily, c: number): Matrix {
  return Matrix.add(leastNorm, unreached.mmul(unreached.transpose()).mul(c));
}

/** The smallest c that leaves the cost as curved as it was; `null` where none leaves it convex. */
function defaultMargin(
  { condition: { curvature } }: IncentiveProblem,
  { leastNorm, reached, unreached }: TariffFamily,
): number | null {
  return smallestMargin(
    { curvature: Matrix.add(curvature, leastNorm), fixed: reached, free: unreached },
    smallestEigenvalue(curvature),
  );
}

/** Why no tariff is exact, if none is. */
function tariffObstacle({ residual }: TariffFamily): IncentiveOutcome | null {
  if (residual <= EXACT) return null;
  return {
    status: "refused",
    reason: "no-exact-tariff",
    explanation:
      "no quadratic tariff in the own actions takes away what deviating would save at every reading: followers with different readings choose the same actions but would have to be charged differently; let the payment depend on the reading (own-payment), or accept the best tariff that there is",
  };
}

function notCurved(
  { condition }: IncentiveProblem,
  { leastNorm, reached }: TariffFamily,
): IncentiveOutcome {
  const curvature = smallestEigenvalue(Matrix.add(condition.curvature, leastNorm));
  return {
    status: "refused",
    reason: "negative-curvature",
    explanation:
      reached.columns === 0
        ? "the payer's cost does not curve in its own action, so it gives no measure of how much the tariff should; say so by a margin, or use a payment that is linear in the action (own-payment)"
        : `under every exact tariff the payer's cost is not convex in its own action (curvature ${curvature.toPrecision(4)}), so the target is a saddle for it; let the payment depend on the reading (own-payment)`,
  };
}
