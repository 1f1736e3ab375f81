import { decoupledBlocks, type StaticSystem } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import type { GainFamily, GainTerm } from "./gain-family.ts";
import {
  centredPencil,
  flattened,
  type Quadratic,
  type QuadraticPencil,
} from "./quadratic-pencil.ts";

/** The gains R = R₀ + t·D, with the leader's best cost and the players' curvatures along them. */
export interface GainLine {
  /** Her cost, minimised over her static policy through the Nash response: c − ½kᵀK⁻¹k. */
  readonly pencil: QuadraticPencil;
  /** Own curvatures H0 + H1·t + H2·t² of followers and major, less a margin of 1e-7 of the bare one. */
  readonly curvatures: readonly Quadratic<Matrix>[];
}

/** Driving terms below this share of the largest are rounding. */
const DRIVING = 1e-14;
/** Curvature that is left at least, as a share of that without a rule: exactly 0 is no minimum. */
const MARGIN = 1e-7;

/**
 * Everything along a line of gains R = R₀ + t·D: the optimality conditions K = [[L, Eᵀ], [E, 0]] of the
 * leader's static problem are quadratic in t, and her cost is a rational function of t.
 */
export function gainLine({ terms, bare }: GainFamily, from: Matrix, direction: Matrix): GainLine {
  const [r, d] = [
    [1, ...from.to1DArray()],
    [0, ...direction.to1DArray()],
  ];
  const weights = terms.map(({ i, j }): Quadratic<number> => {
    const [ri = 0, rj = 0, di = 0, dj = 0] = [r[i], r[j], d[i], d[j]];
    return [ri * rj, ri * dj + di * rj, di * dj];
  });
  const curvatures = bare.map((own, k): Quadratic<Matrix> => {
    const [h0, h1, h2] = three((power) =>
      combined(
        terms.map(({ curvatures: all }) => all[k] as Matrix),
        weights.map((weight) => weight[power]),
      ),
    );
    const margin = Matrix.mul(Matrix.eye(own.rows), MARGIN * own.norm("frobenius"));
    return [Matrix.sub(h0, margin), h1, h2];
  });
  const systems = three((power) =>
    systemWith(
      terms,
      weights.map((weight) => weight[power]),
    ),
  );
  return { pencil: pencilOf(systems), curvatures };
}

/** The static problem at one R. */
export function systemAt({ terms }: GainFamily, gain: Matrix): StaticSystem {
  const r = [1, ...gain.to1DArray()];
  return systemWith(
    terms,
    terms.map(({ i, j }) => (r[i] as number) * (r[j] as number)),
  );
}

/** Own curvatures at one R, with the sizes of their terms. */
export function curvaturesAt(
  { terms, bare }: GainFamily,
  gain: Matrix,
): readonly { readonly curvature: Matrix; readonly size: number }[] {
  const r = [1, ...gain.to1DArray()];
  const weights = terms.map(({ i, j }) => (r[i] as number) * (r[j] as number));
  return bare.map((_, k) => {
    const parts = terms.map(({ curvatures }) => curvatures[k] as Matrix);
    const sizes = parts.map((part, a) => Math.abs(weights[a] as number) * part.norm("frobenius"));
    return { curvature: combined(parts, weights), size: Math.max(0, ...sizes) };
  });
}

function systemWith(terms: readonly GainTerm[], weights: readonly number[]): StaticSystem {
  const systems = terms.map(({ system }) => system);
  const vector = (of: (system: StaticSystem) => Float64Array) =>
    Float64Array.from(
      combined(
        systems.map((system) => Matrix.columnVector([...of(system)])),
        weights,
      ).to1DArray(),
    );
  return {
    hessian: combined(
      systems.map(({ hessian }) => hessian),
      weights,
    ),
    gradient: vector(({ gradient }) => gradient),
    responses: combined(
      systems.map(({ responses }) => responses),
      weights,
    ),
    offset: vector(({ offset }) => offset),
    cost: systems.reduce((sum, { cost }, k) => sum + cost * (weights[k] as number), 0),
  };
}

/** Σ w_k·A_k. */
function combined(matrices: readonly Matrix[], weights: readonly number[]): Matrix {
  const [first] = matrices;
  const sum = Matrix.zeros(first?.rows ?? 0, first?.columns ?? 0);
  matrices.forEach((matrix, k) => {
    const weight = weights[k] as number;
    if (weight !== 0) sum.add(Matrix.mul(matrix, weight));
  });
  return sum;
}

function pencilOf(systems: Quadratic<StaticSystem>): QuadraticPencil {
  const matrices = systems.map(conditions);
  const vectors = systems.map(({ gradient, offset }) => Float64Array.of(...gradient, ...offset));
  const size = matrices[0]?.rows ?? 0;
  const strategies = systems[0].hessian.rows;
  const largest = Math.max(...vectors.map((vector) => Math.max(0, ...vector.map(Math.abs))));
  const forced = (i: number) =>
    vectors.some((vector) => Math.abs(vector[i] as number) > DRIVING * largest);
  // a block that nothing drives stays at 0 for every gain
  const kept = decoupledBlocks(size, matrices)
    .filter((block) => block.some(forced))
    .flat()
    .sort((a, b) => a - b);
  const responses = kept.filter((i) => i >= strategies).length;
  const power = (of: (system: StaticSystem) => Matrix) =>
    ([2, 1] as const).find((k) => of(systems[k]).norm("max") > 0) ?? 0;
  const degree =
    2 * responses * power((system) => system.responses) +
    (kept.length - 2 * responses) * power((system) => system.hessian);
  return centredPencil({
    size: kept.length,
    degree: Math.min(2 * kept.length, degree),
    matrix: three((k) => flattened(matrices[k] as Matrix, kept)),
    vector: three((k) => Float64Array.from(kept, (i) => vectors[k]?.[i] as number)),
    constant: three((k) => systems[k].cost),
  });
}

function three<T>(of: (k: 0 | 1 | 2) => T): Quadratic<T> {
  return [of(0), of(1), of(2)];
}

/** K = [[L, Eᵀ], [E, 0]]. */
export function conditions({ hessian, responses }: StaticSystem): Matrix {
  const size = hessian.rows + responses.rows;
  const matrix = Matrix.zeros(size, size);
  matrix.setSubMatrix(hessian, 0, 0);
  matrix.setSubMatrix(responses, hessian.rows, 0);
  matrix.setSubMatrix(responses.transpose(), 0, hessian.rows);
  return matrix;
}
