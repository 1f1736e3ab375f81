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
 * The Nash response to every quadratic tariff T = bᵀu + ½uᵀSu of one payer, by the compliance
 * C = (H₀ + S)⁻¹ ≻ 0: how much its action gives way to a slope. A small C is a steep tariff.
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
    const { level, moves } = responseTo(system, compliance) ?? {};
    if (!level || !moves) return null;
    const { hessian, gradient, cost } = system;
    const felt = moves.transpose().mmul(hessian);
    const curved = felt.mmul(moves);
    const slope = Matrix.add(felt.mmul(level), moves.transpose().mmul(gradient));
    const beta = pseudoInverse(curved, FLAT).mmul(slope).mul(-1);
    const theta = Matrix.add(level, moves.mmul(beta));
    const value = cost + gradient.dot(theta) + hessian.mmul(theta).dot(theta) / 2;
    const b = inverse(compliance).mmul(beta).to1DArray();
    return Number.isFinite(value) && b.every(Number.isFinite) ? { cost: value, b } : null;
  };
}

/** Slopes of her cost below this share of the largest curvature in β decide nothing. */
const FLAT = 1e-10;

/** Everybody's conditions with the payer's own gradient, its action, or 1 in the payer's rows. */
interface PayersSystem {
  readonly gradients: LinearRows;
  readonly actions: LinearRows;
  readonly constants: LinearRows;
  /** Rows of the payer: action by action, `rank` each. */
  readonly first: number;
  readonly rank: number;
  /** H₀. */
  readonly own: Matrix;
  /** Her cost ½θᵀLθ + gᵀθ + c over the strategies of those who respond. */
  readonly hessian: Matrix;
  readonly gradient: Matrix;
  readonly cost: number;
}

interface LinearRows {
  readonly matrix: Matrix;
  readonly offset: Float64Array;
}

function payersSystem({ game, target, condition }: IncentiveProblem): PayersSystem {
  const { monitored, curvature } = condition;
  const layout = zetaLayout(game);
  const span = monitored === "major" ? layout.majorAction : layout.action;
  const map = deviationMap(game, target.plan, silence(game, target.plan.leader));
  const deviations = substitutedGame(game, map);
  const ones = Matrix.zeros(span.size, map.columns);
  for (let i = 0; i < span.size; i++) ones.set(i, 0, 1);
  const paying = (rows: Matrix) =>
    staticSystem(deviations, (role) =>
      role === monitored ? rows : ownGradientRows(deviations, role),
    );
  const gradients = staticSystem(deviations);
  const size = gradients.responses.rows;
  const rank = informationOf(game, monitored).orthonormal.rows;
  return {
    gradients: linearRows(gradients),
    actions: linearRows(paying(rowsAt(map, span))),
    constants: linearRows(paying(ones)),
    first: monitored === "major" ? size - span.size * rank : 0,
    rank,
    own: curvature,
    hessian: gradients.hessian.subMatrix(0, size - 1, 0, size - 1),
    gradient: Matrix.columnVector(gradients.gradient.subarray(0, size)),
    cost: gradients.cost,
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

/** Conditions over the strategies of those who respond; the leader's deviation is 0. */
function linearRows({ responses, offset }: StaticSystem): LinearRows {
  return { matrix: responses.subMatrixColumn(range(responses.rows)), offset };
}

/** θ at β = 0, and its change per unit of each β. */
function responseTo(
  { gradients, actions, constants, first, rank, own }: PayersSystem,
  compliance: Matrix,
): { readonly level: Matrix; readonly moves: Matrix } | null {
  const size = own.rows;
  const rest = Matrix.sub(Matrix.eye(size), compliance.mmul(own));
  const left = gradients.matrix.clone();
  const right = Matrix.zeros(left.rows, 1 + size);
  for (let row = 0; row < left.rows; row++) right.set(row, 0, -(gradients.offset[row] as number));
  for (let i = 0; i < size; i++) {
    for (let r = 0; r < rank; r++) {
      const row = first + i * rank + r;
      const mixed = (of: (from: LinearRows, at: number) => number) => {
        let sum = 0;
        for (let j = 0; j < size; j++) {
          const at = first + j * rank + r;
          sum += compliance.get(i, j) * of(gradients, at) + rest.get(i, j) * of(actions, at);
        }
        return sum;
      };
      for (let k = 0; k < left.columns; k++) {
        left.set(
          row,
          k,
          mixed(({ matrix }, at) => matrix.get(at, k)),
        );
      }
      right.set(row, 0, -mixed(({ offset }, at) => offset[at] as number));
      right.set(row, 1 + i, -(constants.offset[row] as number));
    }
  }
  const lu = new LuDecomposition(left);
  if (lu.isSingular()) return null;
  const solution = lu.solve(right);
  return {
    level: solution.subMatrixColumn([0]),
    moves: solution.subMatrixColumn(range(size).map((i) => i + 1)),
  };
}

function range(size: number): number[] {
  return Array.from({ length: size }, (_, i) => i);
}
