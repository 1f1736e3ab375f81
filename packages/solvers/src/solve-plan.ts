import {
  type ExpectedCosts,
  expectedCosts,
  type LqgGame,
  type Plan,
  type Role,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { decoupledBlocks } from "./decoupled-blocks.ts";
import { minimiseQuadratic } from "./minimise-quadratic.ts";
import type { ActionPart, PlanProblem } from "./plan-problem.ts";
import { regularSolve } from "./regular-solve.ts";
import { leaderStationarity, responseStationarity } from "./role-stationarity.ts";
import type { Equations } from "./stationarity.ts";
import { rolesOf, type StrategicForm, strategicForm } from "./strategic-form.ts";
import { strategiesOf, type Unknowns, unknownsOf } from "./unknowns.ts";

/** A plan and what it costs everybody. */
export interface SolvedPlan {
  /** There is a plan. */
  readonly status: "solved";
  /** Everybody's strategies. */
  readonly plan: Plan;
  /** What they cost everybody. */
  readonly costs: ExpectedCosts;
  /** Whether no other affine plan solves the same problem. */
  readonly unique: boolean;
}

/** Why there is no plan. */
export interface UnsolvedPlan {
  /** What stands in the way. */
  readonly status: "not-convex" | "unbounded" | "no-equilibrium" | "not-unique";
  /** For people. */
  readonly reason: string;
}

/** Outcome of every plan solver: branch on `status`. */
export type PlanOutcome = SolvedPlan | UnsolvedPlan;

/**
 * Solves a {@link PlanProblem} exactly, by linear algebra whose size does not depend on N.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { solvePlan } = await import("@stackelberg/solvers");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * // she supplies 8 whatever happens, and they respond
 * const supply = { kind: "prescribed", coefficients: [8] } as const;
 * const outcome = solvePlan({
 *   game,
 *   parts: { followers: [{ kind: "responds" }], major: [], leader: [supply] },
 * });
 * expect(outcome.status === "solved" && outcome.plan.followers.get(0, 0)).toBeCloseTo(26 / 3, 9);
 * ```
 */
export function solvePlan({ game, parts }: PlanProblem): PlanOutcome {
  const roles = rolesOf(game);
  const outcome = solveStrategies(
    strategicForm(game),
    roles.map((role) => parts[role]),
  );
  if (outcome.status !== "solved") return outcome;
  const plan = planOfStrategies(game, outcome.strategies);
  return { status: "solved", plan, costs: expectedCosts(game, plan), unique: outcome.unique };
}

/** The plan of strategies in the order of the roles. */
export function planOfStrategies(game: LqgGame, strategies: readonly Matrix[]): Plan {
  const roles = rolesOf(game);
  const strategy = (role: Role) => strategies[roles.indexOf(role)];
  return {
    followers: strategy("followers") ?? Matrix.zeros(0, 0),
    major: strategy("major") ?? null,
    leader: strategy("leader") ?? Matrix.zeros(0, 0),
  };
}

/** Strategies of all roles of a form. */
export interface SolvedStrategies {
  /** There are strategies. */
  readonly status: "solved";
  /** Actions × information, in the order of the roles. */
  readonly strategies: readonly Matrix[];
  /** Whether no other affine strategies solve the same problem. */
  readonly unique: boolean;
}

/**
 * Solves for the strategies of all roles of a form, one list of parts per role. Work grows with the
 * cube of the number of unknowns, which depends on the number of roles and not on that of followers.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const { solveStrategies, strategicForm } = await import("@stackelberg/solvers");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (price - 1)^2" },
 *   followers: { count: 10, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 * });
 * // followers first, the leader last: u = 2 − price, best at price = 1.25
 * const outcome = solveStrategies(strategicForm(game), [[{ kind: "responds" }], [{ kind: "free" }]]);
 * if (outcome.status === "solved") expect(outcome.strategies[1]?.get(0, 0)).toBeCloseTo(1.25, 12);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function solveStrategies(
  form: StrategicForm,
  parts: readonly (readonly ActionPart[])[],
): SolvedStrategies | UnsolvedPlan {
  const unknowns = unknownsOf(form);
  const kinds = unknowns.flatMap(({ rank }, k) =>
    (parts[k] ?? []).flatMap((part) => Array<ActionPart["kind"]>(rank).fill(part.kind)),
  );
  const theta = prescribedValues(unknowns, parts, kinds.length);
  const objective = kinds.includes("free") ? leaderStationarity(form) : null;
  const responses = kinds.includes("responds") ? responseStationarity(form) : null;
  const coupling = [objective?.matrix, responses?.matrix].filter((m) => m !== undefined);
  const scale = costScale(form);
  let unique = true;
  for (const block of decoupledBlocks(kinds.length, coupling)) {
    const outcome = solveBlock(block, { kinds, theta, objective, responses, scale });
    if (outcome.status !== "solved") return outcome;
    unique &&= outcome.unique;
  }
  return { status: "solved", strategies: strategiesOf(unknowns, theta), unique };
}

interface BlockContext {
  readonly kinds: readonly ActionPart["kind"][];
  /** Filled in place. */
  readonly theta: Float64Array;
  readonly objective: Equations | null;
  readonly responses: Equations | null;
  readonly scale: number;
}

type BlockOutcome = { readonly status: "solved"; readonly unique: boolean } | UnsolvedPlan;

/** θ_r = M θ_f + m from the responses, then θ_f from the leader's reduced quadratic cost. */
function solveBlock(block: readonly number[], context: BlockContext): BlockOutcome {
  const { kinds, theta, objective, responses, scale } = context;
  const of = (kind: ActionPart["kind"]) => block.filter((i) => kinds[i] === kind);
  const free = of("free");
  const responding = of("responds");
  const given = of("prescribed");
  let reaction = Matrix.zeros(responding.length, free.length);
  let base = new Float64Array(responding.length);
  if (responses && responding.length > 0) {
    const right = Matrix.zeros(responding.length, free.length + 1);
    responding.forEach((row, i) => {
      free.forEach((column, j) => {
        right.set(i, j, -responses.matrix.get(row, column));
      });
      right.set(i, free.length, -affineRow(responses, row, given, theta));
    });
    const solved = regularSolve(submatrix(responses.matrix, responding, responding), right);
    if (solved === null) return notUnique;
    reaction = submatrix(solved, range(responding.length), range(free.length));
    base = Float64Array.from(responding, (_, i) => solved.get(i, free.length));
  }
  responding.forEach((index, i) => {
    theta[index] = base[i] as number;
  });
  if (!objective || free.length === 0) return { status: "solved", unique: true };
  const minimum = reducedMinimum({ free, responding, reaction, objective, block, theta, scale });
  if (minimum.status !== "solved") return minimum;
  free.forEach((index, j) => {
    theta[index] = minimum.point[j] as number;
    responding.forEach((row, i) => {
      theta[row] = (theta[row] as number) + reaction.get(i, j) * (minimum.point[j] as number);
    });
  });
  return { status: "solved", unique: minimum.unique };
}

interface Reduction {
  readonly free: readonly number[];
  readonly responding: readonly number[];
  readonly reaction: Matrix;
  readonly objective: Equations;
  readonly block: readonly number[];
  readonly theta: Float64Array;
  readonly scale: number;
}

function reducedMinimum(reduction: Reduction) {
  const { free, responding, reaction, objective, block, theta, scale } = reduction;
  const anchored = block.filter((i) => !free.includes(i));
  const slope = (rows: readonly number[]) =>
    rows.map((row) => affineRow(objective, row, anchored, theta));
  const part = (rows: readonly number[], columns: readonly number[]) =>
    submatrix(objective.matrix, rows, columns);
  const gradient = Float64Array.from(slope(free));
  let hessian = part(free, free);
  const terms = Float64Array.from(free, (index) => objective.terms[index] as number);
  if (responding.length > 0) {
    const cross = part(free, responding).mmul(reaction);
    const through = reaction.transpose();
    const back = part(responding, responding);
    addReactionTerms(terms, { cross: part(free, responding), back, reaction });
    hessian = hessian.add(cross).add(cross.transpose()).add(through.mmul(back).mmul(reaction));
    const felt = through.mmul(Matrix.columnVector(slope(responding)));
    gradient.forEach((g, j) => {
      gradient[j] = g + felt.get(j, 0);
    });
  }
  return minimiseQuadratic(hessian, gradient, { scale, terms });
}

/** Adds to each term size what the reaction brings into H_ii: Σ 2|c_ir R_ri| + Σ |R_ri b_rs R_si|. */
function addReactionTerms(
  terms: Float64Array,
  {
    cross,
    back,
    reaction,
  }: { readonly cross: Matrix; readonly back: Matrix; readonly reaction: Matrix },
): void {
  terms.forEach((term, i) => {
    let sum = term;
    for (let r = 0; r < reaction.rows; r++) {
      const own = Math.abs(reaction.get(r, i));
      sum += 2 * Math.abs(cross.get(i, r)) * own;
      for (let s = 0; s < reaction.rows; s++) {
        sum += own * Math.abs(back.get(r, s) * reaction.get(s, i));
      }
    }
    terms[i] = sum;
  });
}

const notUnique: UnsolvedPlan = {
  status: "not-unique",
  reason:
    "the equations of the followers' responses are singular: there is no response, or there are many",
};

/** Constant plus known part of one equation. */
function affineRow(
  { matrix, constant }: Equations,
  row: number,
  columns: readonly number[],
  theta: Float64Array,
): number {
  return columns.reduce(
    (sum, column) => sum + matrix.get(row, column) * (theta[column] as number),
    constant[row] as number,
  );
}

function prescribedValues(
  unknowns: readonly Unknowns[],
  parts: readonly (readonly ActionPart[])[],
  size: number,
): Float64Array {
  const theta = new Float64Array(size);
  unknowns.forEach(({ rank, offset, unloading }, k) => {
    (parts[k] ?? []).forEach((part, i) => {
      if (part.kind !== "prescribed") return;
      const values = new Matrix([[...part.coefficients]]).mmul(unloading);
      for (let r = 0; r < rank; r++) theta[offset + i * rank + r] = values.get(0, r);
    });
  });
  return theta;
}

function costScale({ cost, factor }: StrategicForm): number {
  return Math.max(cost.max(), -cost.min()) * Math.max(1, factor.max());
}

function submatrix(matrix: Matrix, rows: readonly number[], columns: readonly number[]): Matrix {
  const result = Matrix.zeros(rows.length, columns.length);
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      result.set(i, j, matrix.get(row, column));
    });
  });
  return result;
}

function range(size: number): number[] {
  return Array.from({ length: size }, (_, i) => i);
}
