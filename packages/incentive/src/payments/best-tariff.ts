import {
  expectedCosts,
  informationOf,
  type LqgGame,
  type Plan,
  reducedBasis,
  standardNormalForm,
  symmetricPart,
} from "@stackelberg/game";
import { nashResponse } from "@stackelberg/solvers";
import { inverse, Matrix } from "ml-matrix";
import type { TariffRule } from "../rule/incentive-rule.ts";
import { paidGame } from "../rule/payment-form.ts";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import type {
  IncentiveOutcome,
  IncentiveProblem,
  IncentiveSolver,
} from "../solver/incentive-solver.ts";
import { VERSION } from "../version.ts";
import { compassSearch } from "./compass-search.ts";
import { leastExploitable } from "./least-exploitable-tariff.ts";
import { severalPlayers, steersSeveral } from "./several-players.ts";
import { spectral } from "./spectral.ts";
import { symmetric, upper } from "./symmetric-entries.ts";
import { tariffFamily } from "./tariff-family.ts";
import { type TariffResponse, tariffResponse } from "./tariff-response.ts";

/**
 * How many times more curved than its own cost a best tariff may make a payer's cost at most. Where
 * the leader would rather prescribe an action than price it, her best tariff has no end.
 */
export const STEEPEST_TARIFF = 1000;

/** Curvature below this share of the own one counts as none. */
const CONVEX = 1e-6;
/** Evaluations of the leader's cost per start of the search. */
const EVALUATIONS = 3000;
/** Starts are the tariffs that keep the target as well as they can, and these multiples of H₀. */
const MULTIPLES = [0, 2, 16];

/**
 * The quadratic tariff T = T₀ + bᵀu + ½uᵀSu that is best for the leader through the payers' Nash
 * response to it, where no exact one exists. For given S the response is affine in b, so her cost is
 * quadratic in b and its best value exact. S is searched as a compliance (H₀ + S)⁻¹ ≻ 0, which is
 * bounded where S is not, from several starts by direct search. The outcome is the best of these
 * starts, not proved to be global. The followers' plan under it is an equilibrium by construction,
 * and in general not the target. No tariff steeper than {@link STEEPEST_TARIFF} is tried.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { bestTariff, design } = await import("@stackelberg/incentive");
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
 * const { certificate } = design(game, { solver: bestTariff() });
 * expect(certificate.leader.lossAgainstTarget).toBeCloseTo(0, 6);
 * ```
 */
export function bestTariff(): IncentiveSolver {
  return { name: "best-tariff", version: VERSION, options: {}, propose };
}

function propose(problem: IncentiveProblem): IncentiveOutcome {
  const { game, target, condition } = problem;
  if (steersSeveral(game)) return severalPlayers;
  const own = condition.curvature;
  const family = tariffFamily(problem);
  const respond = tariffResponse(problem);
  const compliance = complianceOf(own);
  const convex = CONVEX * own.norm("frobenius");
  const costAt = (point: readonly number[]): number => {
    const c = compliance.at(point);
    const softest = -smallestEigenvalue(Matrix.mul(c, -1));
    return softest * convex < 1
      ? (respond(c)?.cost ?? Number.POSITIVE_INFINITY)
      : Number.POSITIVE_INFINITY;
  };
  const starts = [leastExploitable(problem, family), family.leastNorm];
  for (const factor of MULTIPLES) starts.push(Matrix.mul(own, factor));
  let best: { readonly point: readonly number[]; readonly value: number } | null = null;
  for (const S of starts) {
    const start = S && compliance.of(Matrix.add(own, S));
    if (!start) continue;
    const found = compassSearch(costAt, start, {
      step: 0.5,
      maxEvaluations: EVALUATIONS,
      precision: 1e-7,
    });
    if (found.value < (best?.value ?? Number.POSITIVE_INFINITY)) best = found;
  }
  if (!best) return refused;
  const c = compliance.at(best.point);
  const { b } = respond(c) as TariffResponse;
  const S = Matrix.sub(inverse(c), own);
  const rule: TariffRule = { kind: "tariff", T0: 0, b, S: symmetricPart(S).to2DArray() };
  const { monitored } = condition;
  const response = nashResponse(
    paidGame(game, target.plan, { [monitored]: rule }),
    target.plan.leader,
  );
  if (response.status !== "solved") return refused;
  const { plan } = response;
  return {
    status: "proposed",
    rule: balanced(game, monitored, plan, rule),
    response: { ...response, costs: expectedCosts(game, plan) },
  };
}

const refused: IncentiveOutcome = {
  status: "refused",
  reason: "negative-curvature",
  explanation: "under no tariff that was tried do the payers have a response",
};

/**
 * C = D(M² + φI)D for a symmetric M, with D = diag(H₀)^−½ so that units do not matter and φ the
 * compliance that the steepest tariff leaves.
 */
function complianceOf(own: Matrix) {
  const n = own.rows;
  const size = own.norm("frobenius");
  const units = own.diagonal().map((h) => Math.sqrt(Math.max(Math.abs(h), 1e-12 * size)));
  const back = Matrix.diag(units);
  const unit = Matrix.diag(units.map((d) => 1 / d));
  const least = 1 / STEEPEST_TARIFF;
  return {
    at: (point: readonly number[]): Matrix => {
      const m = symmetric(point, n);
      const raised = Matrix.add(m.mmul(m), Matrix.mul(Matrix.eye(n), least));
      return unit.mmul(raised).mmul(unit);
    },
    /** The coordinates of a curvature H₀ + S; `null` where it is not positive. */
    of: (curvature: Matrix): readonly number[] | null => {
      if (!(smallestEigenvalue(curvature) > CONVEX * size)) return null;
      const raised = back.mmul(inverse(curvature)).mmul(back);
      return upper(spectral(raised, (value) => Math.sqrt(Math.max(value - least, 0))));
    },
  };
}

/** The tariff with T0 such that the mean payment under the response is zero. */
function balanced(
  game: LqgGame,
  payer: IncentiveProblem["condition"]["monitored"],
  plan: Plan,
  { b, S }: TariffRule,
): TariffRule {
  const { offset, slope } = standardNormalForm(
    plan[payer] as Matrix,
    informationOf(game, payer),
    reducedBasis(game),
  );
  const level = Matrix.columnVector([...offset]);
  const second = Matrix.add(level.mmul(level.transpose()), slope.mmul(slope.transpose()));
  const curved = Matrix.mul(new Matrix(S.map((row) => [...row])), second).sum();
  const mean = Matrix.columnVector([...b]).dot(level) + curved / 2;
  return { kind: "tariff", T0: -mean, b, S };
}
