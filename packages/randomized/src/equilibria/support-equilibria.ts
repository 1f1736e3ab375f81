import type { Highs } from "highs";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { type LinearRow, solveLinearProgram } from "../linear-program.ts";
import type { StrategyTable } from "../replies/finite-plan.ts";
import type { InducedCosts } from "../replies/induced-costs.ts";
import { rootsInUnitInterval } from "./polynomial-roots.ts";

/** The actions that may be played, by observation. */
export type Support = readonly (readonly number[])[];

/** Equilibria on one pattern of supports. */
export interface SupportEquilibria {
  readonly strategies: readonly StrategyTable[];
  /** Whether all are there; of a continuum, the leader's best and worst points. */
  readonly complete: boolean;
  readonly continuum: boolean;
}

/** Largest gain that counts as none, relative to the size of the costs. */
const TOLERANCE = 1e-9;
const NEWTON_STEPS = 50;

/** One unknown: γ(u|y), with γ(first|y) = 1 − the others. */
interface Unknown {
  readonly y: number;
  readonly u: number;
  readonly first: number;
}

/** All equilibria in which exactly the actions of `support` may be played. */
export function supportEquilibria(
  highs: Highs,
  induced: InducedCosts,
  support: Support,
): SupportEquilibria {
  const unknowns = support.flatMap(([first = 0, ...others], y) =>
    others.map((u): Unknown => ({ y, u, first })),
  );
  const all = (found: readonly (readonly number[])[], complete: boolean): SupportEquilibria => {
    const strategies = found.map((values) => strategyOf(induced, support, unknowns, values));
    return { strategies: strategies.filter((s) => holds(induced, s)), complete, continuum: false };
  };
  if (unknowns.length === 0) return all([[]], true);
  const residual = (values: readonly number[]) => residuals(induced, support, unknowns, values);
  if (induced.degree <= 1) {
    const start = unknowns.map(() => 0);
    const step = newtonStep(induced, { support, unknowns, values: start });
    return step ? all([step], true) : continuumOf(highs, induced, support);
  }
  if (unknowns.length === 1) {
    return all(
      rootsInUnitInterval((t) => residual([t])[0] as number, induced.degree).map((t) => [t]),
      true,
    );
  }
  return all(newtonFromEverywhere(induced, { support, unknowns, residual }), false);
}

function strategyOf(
  { observations, actions }: InducedCosts,
  support: Support,
  unknowns: readonly Unknown[],
  values: readonly number[],
): number[][] {
  const table = Array.from({ length: observations }, (_, y) => {
    const row = new Array<number>(actions).fill(0);
    row[support[y]?.[0] ?? 0] = 1;
    return row;
  });
  unknowns.forEach(({ y, u, first }, i) => {
    const row = table[y] as number[];
    row[u] = values[i] as number;
    row[first] = (row[first] as number) - (values[i] as number);
  });
  return table;
}

/** C(u|y) − C(first|y) for every unknown. */
function residuals(
  induced: InducedCosts,
  support: Support,
  unknowns: readonly Unknown[],
  values: readonly number[],
): number[] {
  const costs = induced.costs(strategyOf(induced, support, unknowns, values));
  return unknowns.map(
    ({ y, u, first }) => (costs[y]?.[u] as number) - (costs[y]?.[first] as number),
  );
}

interface NewtonPoint {
  readonly support: Support;
  readonly unknowns: readonly Unknown[];
  readonly values: readonly number[];
}

/** One step of Newton's method; exact where costs are affine; `null` where the system is singular. */
function newtonStep(
  induced: InducedCosts,
  { support, unknowns, values }: NewtonPoint,
): number[] | null {
  const { actions, observations } = induced;
  const size = observations * actions;
  const slopes = induced.derivatives(strategyOf(induced, support, unknowns, values));
  const slope = (y: number, u: number, to: Unknown) => {
    const first = (y * actions + u) * size + to.y * actions;
    return (slopes[first + to.u] as number) - (slopes[first + to.first] as number);
  };
  const jacobian = new Matrix(
    unknowns.map(({ y, u, first }) => unknowns.map((to) => slope(y, u, to) - slope(y, first, to))),
  );
  const decomposition = new SingularValueDecomposition(jacobian);
  const [largest = 0] = decomposition.diagonal;
  const smallest = decomposition.diagonal.at(-1) ?? 0;
  if (smallest <= 1e-11 * Math.max(largest, 1e-300)) return null;
  const right = residuals(induced, support, unknowns, values).map((r) => [-r]);
  const step = decomposition.solve(new Matrix(right)).getColumn(0);
  return values.map((value, i) => value + (step[i] as number));
}

/** Whether a strategy has no negative probability and nobody gains by any deviation. */
function holds(induced: InducedCosts, strategy: number[][]): boolean {
  for (const row of strategy) {
    for (let u = 0; u < row.length; u++) {
      const p = row[u] as number;
      if (p < -1e-10 || p > 1 + 1e-10) return false;
      row[u] = Math.min(1, Math.max(0, p));
    }
  }
  const costs = induced.costs(strategy);
  const scale = Math.max(1, ...costs.flat().map(Math.abs));
  return costs.every((row, y) => {
    if ((induced.probability[y] as number) <= 0) return true;
    const best = Math.min(...row);
    return row.every(
      (c, u) => (strategy[y]?.[u] as number) <= 1e-12 || c - best <= TOLERANCE * scale,
    );
  });
}

function newtonFromEverywhere(
  induced: InducedCosts,
  {
    support,
    unknowns,
    residual,
  }: {
    readonly support: Support;
    readonly unknowns: readonly Unknown[];
    readonly residual: (values: readonly number[]) => number[];
  },
): number[][] {
  const perSide = unknowns.length <= 5 ? 3 : 2;
  const starts = Math.min(243, perSide ** Math.min(unknowns.length, 7));
  const found: number[][] = [];
  for (let start = 0; start < starts; start++) {
    let values = unknowns.map(
      (_, i) => (Math.floor(start / perSide ** i) % perSide) / perSide + 0.17,
    );
    for (let step = 0; step < NEWTON_STEPS; step++) {
      const next = newtonStep(induced, { support, unknowns, values });
      if (!next || next.some((value) => !(Math.abs(value) < 10))) break;
      const moved = Math.max(...next.map((value, i) => Math.abs(value - (values[i] as number))));
      values = next;
      if (moved < 1e-14) break;
    }
    const error = Math.max(...residual(values).map(Math.abs));
    const near = (other: readonly number[]) =>
      other.every((value, i) => Math.abs(value - (values[i] as number)) < 1e-8);
    if (error < 1e-10 && !found.some(near)) found.push(values);
  }
  return found;
}

/** The leader's best and worst points of a polytope of equilibria (affine costs). */
function continuumOf(highs: Highs, induced: InducedCosts, support: Support): SupportEquilibria {
  const { actions, observations } = induced;
  const size = observations * actions;
  const zero = Array.from({ length: observations }, () => new Array<number>(actions).fill(0));
  const constant = induced.costs(zero);
  const slopes = induced.derivatives(zero);
  const rows: LinearRow[] = support.map((_, y) => sumRow(y, actions));
  support.forEach((played, y) => {
    if ((induced.probability[y] as number) <= 0) return;
    const first = played[0] as number;
    for (let u = 0; u < actions; u++) {
      if (u === first) continue;
      const values = Array.from({ length: size }, (_, i) => {
        const at = (action: number) => slopes[(y * actions + action) * size + i] as number;
        return at(u) - at(first);
      });
      const lower = (constant[y]?.[first] as number) - (constant[y]?.[u] as number);
      const columns = values.map((_, i) => i);
      const upper = played.includes(u) ? lower : Number.POSITIVE_INFINITY;
      rows.push({ columns, values, lower, upper });
    }
  });
  const upper = new Float64Array(size);
  support.forEach((played, y) => {
    for (const u of played) upper[y * actions + u] = 1;
  });
  const uniform = support.map((played) =>
    Array.from({ length: actions }, (_, u) => (played.includes(u) ? 1 / played.length : 0)),
  );
  const gradient = induced.leaderGradient(uniform);
  const strategies: number[][][] = [];
  for (const sign of [1, -1]) {
    const cost = gradient.map((value) => sign * value);
    const solved = solveLinearProgram(highs, { cost, lower: new Float64Array(size), upper, rows });
    if (solved.status !== "optimal") break;
    const { x } = solved;
    const table = support.map((_, y) => Array.from(x.subarray(y * actions, (y + 1) * actions)));
    if (holds(induced, table)) strategies.push(table);
  }
  const continuum = strategies.length > 0;
  return { strategies, complete: !continuum || induced.leaderDegree <= 1, continuum };
}

function sumRow(y: number, actions: number): LinearRow {
  const columns = Array.from({ length: actions }, (_, u) => y * actions + u);
  return { columns, values: columns.map(() => 1), lower: 1, upper: 1 };
}
