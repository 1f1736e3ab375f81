import { expectedQuadratic, type LqgGame, type Plan, reducedBasis } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import {
  attentiveStationarity,
  leaderStationarity,
  responseStationarity,
} from "./role-stationarity.ts";
import { planOfStrategies } from "./solve-plan.ts";
import { rolesOf, strategicForm } from "./strategic-form.ts";
import { strategiesOf, unknownsOf } from "./unknowns.ts";

/**
 * The leader's static problem in numbers: minimise ½θᵀLθ + gᵀθ + c over all strategies θ, subject to
 * the responses Eθ + e = 0 of everybody else. All of it is linear in the costs of the game.
 */
export interface StaticSystem {
  /** L, symmetric, strategies². */
  readonly hessian: Matrix;
  /** g. */
  readonly gradient: Float64Array;
  /** E, responses × strategies. */
  readonly responses: Matrix;
  /** e. */
  readonly offset: Float64Array;
  /** c: her cost when every strategy is 0. */
  readonly cost: number;
}

/**
 * The static system of a game; convexity and second-order conditions are not checked.
 *
 * @param gradientRows - What followers and major set to zero given their observations, as rows over
 * ζ. @defaultValue their own gradients
 */
export function staticSystem(
  game: LqgGame,
  gradientRows?: (role: "followers" | "major") => Matrix,
): StaticSystem {
  const form = strategicForm(game);
  const roles = rolesOf(game);
  const objective = leaderStationarity(form);
  const all = gradientRows
    ? attentiveStationarity(form, (position) => {
        const role = roles[position] ?? "leader";
        // her own conditions would be among the answers, and are not used here
        return role === "leader" ? undefined : gradientRows(role);
      })
    : responseStationarity(form);
  const responding = unknownsOf(form).flatMap(({ offset, actions, rank }, position) =>
    roles[position] === "leader"
      ? []
      : Array.from({ length: actions * rank }, (_, k) => offset + k),
  );
  const { factor, layout } = reducedBasis(game);
  const still = Matrix.zeros(layout.zetaSize, layout.basisSize);
  for (let k = 0; k < layout.basisSize; k++) still.set(k, k, 1);
  return {
    hessian: objective.matrix.clone(),
    gradient: objective.constant.slice(),
    responses: new Matrix(responding.map((row) => all.matrix.getRow(row))),
    offset: Float64Array.from(responding, (row) => all.constant[row] as number),
    cost: expectedQuadratic(game.leader.cost, still, factor),
  };
}

/** The plan that strategies θ of {@link staticSystem} stand for: policies of everybody. */
export function staticPlan(game: LqgGame, strategies: Float64Array): Plan {
  const form = strategicForm(game);
  return planOfStrategies(game, strategiesOf(unknownsOf(form), strategies));
}
