import {
  informationOf,
  type LqgGame,
  ownGradientRows,
  rowsAt,
  zetaLayout,
} from "@stackelberg/game";
import { type StaticSystem, staticSystem } from "@stackelberg/solvers";
import { inverse, LuDecomposition, Matrix, pseudoInverse } from "ml-matrix";
import { deviationMap } from "../induced/reaction-game.ts";
import { substitutedGame } from "../induced/substituted-game.ts";
import type { IncentiveProblem } from "../solver/incentive-solver.ts";

/** What the leader gets out of a tariff's curvature with the best b for it. */
export interface TariffResponse {
  /** Her expected cost under the Nash response. */
  readonly cost: number;
  /** b, one number per action of the payer. */
  readonly b: readonly number[];
}

/**
 * The Nash response to every quadratic tariff T = bᵀu + ½uᵀSu of the only player who is steered, by
 * the compliance C = (H₀ + S)⁻¹ ≻ 0: how much its action gives way to a slope. A small C is a steep
 * tariff.
 *
 * In deviations from the target the leader's strategy is 0, and the conditions of everybody who
 * responds are a linear system. The payer's rows g + b + S·u = 0 are taken times C,
 *
 *     C·g + (I − C·H₀)·u + β = 0,   β = C·b,
 *
 * so they stay regular however steep the tariff is. The response is affine in β, so the leader's
 * cost is quadratic in β and its minimum exact.
 *
 * @returns Her least cost at a compliance; `null` where the response is not unique.
 */
export function tariffResponse(
  problem: IncentiveProblem,
): (compliance: Matrix) => TariffResponse | null {
  const system = payersSystem(problem);
  return (compliance) => {
    const response = responseTo(system, compliance);
    if (!response) return null;
    const { level, moves } = response;
    const { hessian, gradient, cost } = system;
    const felt = moves.transpose().mmul(hessian);
    const curved = felt.mmul(moves);
    const slope = Matrix.add(felt.mmul(level), moves.transpose().mmul(gradient));
    const beta = pseudoInverse(curved, FLAT).mmul(slope).mul(-1);
    const theta = Matrix.add(level, moves.mmul(beta));
    return {
      cost: cost + gradient.dot(theta) + hessian.mmul(theta).dot(theta) / 2,
      b: inverse(compliance).mmul(beta).to1DArray(),
    };
  };
}

/** Slopes of her cost below this share of the largest curvature in β decide nothing. */
const FLAT = 1e-10;

/** Everybody's conditions, over the strategies θ of those who respond and 1. */
interface PayersSystem {
  /** Everybody's own gradients. */
  readonly gradients: Matrix;
  /** First row of the payer, who has action by action, `rank` each. */
  readonly first: number;
  readonly rank: number;
  /** Its own gradients, */
  readonly payer: Matrix;
  /** its actions in the place of these, */
  readonly actions: Matrix;
  /** and 1: one action's rows, one column. */
  readonly constant: Matrix;
  /** H₀. */
  readonly own: Matrix;
  /** Her cost ½θᵀLθ + gᵀθ + c over the strategies of those who respond. */
  readonly hessian: Matrix;
  readonly gradient: Matrix;
  readonly cost: number;
}

function payersSystem({ game, target, condition }: IncentiveProblem): PayersSystem {
  const { monitored, curvature } = condition;
  const layout = zetaLayout(game);
  const span = monitored === "major" ? layout.majorAction : layout.action;
  const map = deviationMap(game, target.plan, silence(game, target.plan.leader));
  const deviations = substitutedGame(game, map);
  const ones = Matrix.zeros(span.size, map.columns);
  for (let i = 0; i < span.size; i++) ones.set(i, 0, 1);
  const all = staticSystem(deviations);
  const size = all.responses.rows;
  const rank = informationOf(game, monitored).orthonormal.rows;
  // the minors of a major who pays come before it, and followers who pay respond alone
  const first = size - span.size * rank;
  const ofPayer = (system: StaticSystem) => conditions(system).subMatrix(first, size - 1, 0, size);
  const paying = (rows: Matrix) =>
    ofPayer(
      staticSystem(deviations, (role) =>
        role === monitored ? rows : ownGradientRows(deviations, role),
      ),
    );
  return {
    gradients: conditions(all),
    first,
    rank,
    payer: ofPayer(all),
    actions: paying(rowsAt(map, span)),
    constant: paying(ones).subMatrix(0, rank - 1, size, size),
    own: curvature,
    hessian: all.hessian.subMatrix(0, size - 1, 0, size - 1),
    gradient: Matrix.columnVector(all.gradient.subarray(0, size)),
    cost: all.cost,
  };
}

/** The leader plays a strategy and reacts to nothing. */
function silence(game: LqgGame, policy: Matrix) {
  const seen = (game.major ?? game.followers).actions.length;
  return {
    policy,
    gain: Matrix.zeros(game.leader.actions.length, seen),
    expected: Matrix.zeros(seen, policy.columns),
  };
}

/** Conditions over the strategies of those who respond and 1; the leader's deviation is 0. */
function conditions({ responses, offset }: StaticSystem): Matrix {
  const { rows } = responses;
  return responses.subMatrixColumn(range(rows)).addColumn(rows, offset);
}

/** θ at β = 0, and its change per unit of each β. */
function responseTo(
  { gradients, first, rank, payer, actions, constant, own }: PayersSystem,
  compliance: Matrix,
): { readonly level: Matrix; readonly moves: Matrix } | null {
  const size = own.rows;
  const rest = Matrix.sub(Matrix.eye(size), compliance.mmul(own));
  const each = Matrix.eye(rank);
  const mixed = Matrix.add(
    compliance.kroneckerProduct(each).mmul(payer),
    rest.kroneckerProduct(each).mmul(actions),
  );
  const all = gradients.clone().setSubMatrix(mixed, first, 0);
  const right = Matrix.zeros(all.rows, 1 + size)
    .setSubMatrix(all.subMatrixColumn([all.rows]), 0, 0)
    .setSubMatrix(Matrix.eye(size).kroneckerProduct(constant), first, 1);
  const lu = new LuDecomposition(all.subMatrixColumn(range(all.rows)));
  if (lu.isSingular()) return null;
  const solution = lu.solve(right.mul(-1));
  return {
    level: solution.subMatrixColumn([0]),
    moves: solution.subMatrixColumn(range(size).map((i) => i + 1)),
  };
}

function range(size: number): number[] {
  return Array.from({ length: size }, (_, i) => i);
}
