import {
  closedLoop,
  expectedCosts,
  informationOf,
  type LqgGame,
  type Plan,
  reducedBasis,
  standardNormalForm,
} from "@stackelberg/game";
import { nashResponse, type SolvedPlan } from "@stackelberg/solvers";
import { Matrix, pseudoInverse } from "ml-matrix";
import { smallestEigenvalue } from "../certificate/smallest-eigenvalue.ts";
import type { TariffRule } from "../incentive-rule.ts";
import type { IncentiveOutcome, IncentiveProblem, IncentiveSolver } from "../incentive-solver.ts";
import { VERSION } from "../version.ts";
import { compassSearch } from "./compass-search.ts";
import { leastExploitable } from "./least-exploitable-tariff.ts";
import { paidGame } from "./payment-form.ts";
import { severalPlayers, steersSeveral } from "./several-players.ts";
import { symmetric, upper } from "./symmetric-entries.ts";
import { tariffFamily } from "./tariff-family.ts";

/** Curvature below this share of the own one counts as none. */
const CONVEX = 1e-6;
/** Evaluations of the leader's cost per start of the search. */
const EVALUATIONS = 300;
/** Starts are the tariffs that keep the target as well as they can, and these multiples of H₀. */
const MULTIPLES = [0, 2, 16];

/**
 * The quadratic tariff T = T₀ + bᵀu + ½uᵀSu that is best for the leader through the payers' Nash
 * response to it, where no exact one exists. For given S the response is affine in b, so her cost is
 * quadratic in b and its best value exact; S is searched from several starts by direct search, with
 * H₀ + S ≻ 0. The outcome is the best of these starts, not proved to be global. The followers' plan
 * under it is an equilibrium by construction, and in general not the target.
 */
export function bestTariff(): IncentiveSolver {
  return {
    name: "best-tariff",
    version: VERSION,
    options: {},
    propose,
  };
}

function propose(problem: IncentiveProblem): IncentiveOutcome {
  const { game, condition } = problem;
  if (steersSeveral(game)) return severalPlayers;
  const family = tariffFamily(problem);
  const starts = [leastExploitable(problem, family), family.leastNorm];
  for (const factor of MULTIPLES) starts.push(Matrix.mul(condition.curvature, factor));
  const size = condition.curvature.norm("frobenius") / condition.curvature.rows;
  let best: { readonly S: Matrix; readonly cost: number } | null = null;
  for (const start of starts) {
    if (!start) continue;
    const found = compassSearch(
      (point) => bestLevel(problem, symmetric(point, start.rows))?.cost ?? Number.POSITIVE_INFINITY,
      upper(start),
      { step: upper(start).map(() => size / 2), maxEvaluations: EVALUATIONS, precision: 1e-8 },
    );
    if (!(found.value < (best?.cost ?? Number.POSITIVE_INFINITY))) continue;
    best = { S: symmetric(found.point, start.rows), cost: found.value };
  }
  const level = best && bestLevel(problem, best.S);
  if (!best || !level)
    return refused("under no tariff that was tried do the payers have a response");
  const rule = balanced(game, condition.monitored, level.plan.plan, level.b, best.S);
  const { plan } = level.plan;
  const response = { ...level.plan, costs: expectedCosts(game, plan) };
  return { status: "proposed", rule, response };
}

function refused(explanation: string): IncentiveOutcome {
  return { status: "refused", reason: "negative-curvature", explanation };
}

/** What the leader gets out of an S with the best b for it. */
interface BestLevel {
  readonly cost: number;
  readonly b: number[];
  readonly plan: SolvedPlan;
}

/**
 * The best b for an S. The response to b is affine in b and moves the constants alone, so with t the
 * constant column of the closed loop at b = 0 and v_k its change per unit of b_k, her cost is
 * J₀ + Σ b_k v_kᵀLt + ½Σ b_k b_l v_kᵀLv_l.
 */
function bestLevel({ game, target, condition }: IncentiveProblem, S: Matrix): BestLevel | null {
  const own = condition.curvature;
  if (!(smallestEigenvalue(Matrix.add(own, S)) > CONVEX * own.norm("frobenius"))) return null;
  const unit = Math.max(condition.gradientScale, 1e-12);
  const response = (b: readonly number[]): SolvedPlan | null => {
    const rule: TariffRule = { kind: "tariff", T0: 0, b, S: S.to2DArray() };
    const paid = paidGame(game, target.plan, { [condition.monitored]: rule });
    const outcome = nashResponse(paid, target.plan.leader);
    return outcome.status === "solved" ? outcome : null;
  };
  const level = ({ plan }: SolvedPlan) => Matrix.columnVector(closedLoop(game, plan).getColumn(0));
  const idle = new Array<number>(S.rows).fill(0);
  const middle = response(idle);
  if (!middle) return null;
  const at = level(middle);
  const moves = Matrix.zeros(at.rows, S.rows);
  for (let k = 0; k < S.rows; k++) {
    const moved = response(idle.map((_, i) => (i === k ? unit : 0)));
    if (!moved) return null;
    moves.setSubMatrix(level(moved).sub(at), 0, k);
  }
  const felt = moves.transpose().mmul(game.leader.cost);
  const hessian = felt.mmul(moves);
  const b = pseudoInverse(hessian, 1e-10).mmul(felt.mmul(at)).mul(-unit).to1DArray();
  const plan = b.every(Number.isFinite) ? response(b) : null;
  return plan && { cost: plan.costs.leader, b, plan };
}

/** The tariff with T0 such that the mean payment under the response is zero. */
function balanced(
  game: LqgGame,
  payer: IncentiveProblem["condition"]["monitored"],
  plan: Plan,
  b: readonly number[],
  S: Matrix,
): TariffRule {
  const basis = reducedBasis(game);
  const { offset, slope } = standardNormalForm(
    plan[payer] as Matrix,
    informationOf(game, payer),
    basis,
  );
  const level = Matrix.columnVector([...offset]);
  const second = Matrix.add(level.mmul(level.transpose()), slope.mmul(slope.transpose()));
  const mean = Matrix.columnVector([...b]).dot(level) + Matrix.mul(S, second).sum() / 2;
  return { kind: "tariff", T0: -mean, b, S: S.to2DArray() };
}
