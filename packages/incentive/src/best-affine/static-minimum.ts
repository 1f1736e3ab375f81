import type { StaticSystem } from "@stackelberg/solvers";
import { EigenvalueDecomposition, Matrix, solve } from "ml-matrix";
import { conditions } from "./gain-line.ts";

/** Eigenvalues of the equilibrated conditions below this share of the largest count as zero. */
const SINGULAR = 1e-13;
/** Sweeps of the equilibration. */
const SWEEPS = 6;

/**
 * The strategies that minimise ½θᵀLθ + gᵀθ subject to Eθ + e = 0, from K = [[L, Eᵀ], [E, 0]] in one
 * piece, equilibrated so that neither R nor N decides about rank. They are a minimum iff K has as many
 * negative eigenvalues as there are responses.
 *
 * @returns `null` where K is singular, or the point no minimum.
 */
export function staticMinimum(system: StaticSystem): Float64Array | null {
  const matrix = conditions(system);
  const { rows: n } = matrix;
  if (n === 0) return new Float64Array(0);
  const scale = equilibration(matrix);
  const scaled = scaledBy(matrix, scale);
  const { realEigenvalues } = new EigenvalueDecomposition(scaled, { assumeSymmetric: true });
  const largest = Math.max(...realEigenvalues.map(Math.abs));
  if (!realEigenvalues.every((value) => Math.abs(value) > SINGULAR * largest)) return null;
  if (realEigenvalues.filter((value) => value < 0).length !== system.responses.rows) return null;
  const right = Matrix.columnVector(
    [...system.gradient, ...system.offset].map((value, i) => -value * (scale[i] as number)),
  );
  const point = solve(scaled, right).to1DArray();
  return Float64Array.from(system.gradient, (_, i) => (point[i] as number) * (scale[i] as number));
}

/** s with rows of diag(s)·K·diag(s) of largest entries near 1. */
function equilibration(matrix: Matrix): Float64Array {
  const scale = new Float64Array(matrix.rows).fill(1);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const sizes = scaledBy(matrix, scale)
      .to2DArray()
      .map((row) => Math.max(...row.map(Math.abs)));
    sizes.forEach((size, i) => {
      if (size > 0) scale[i] = (scale[i] as number) / Math.sqrt(size);
    });
  }
  return scale;
}

function scaledBy(matrix: Matrix, scale: Float64Array): Matrix {
  const scaled = matrix.clone();
  scale.forEach((factor, i) => {
    scaled.mulRow(i, factor);
    scaled.mulColumn(i, factor);
  });
  return scaled;
}
