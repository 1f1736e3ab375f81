import { Matrix } from "ml-matrix";
import { overlapOf, type Placement, type Unknowns } from "./unknowns.ts";

/** Rows D of a gradient Dζ, tested against an information: E[Dζ·φᵀ] = 0. */
export interface GradientTest {
  /** D, actions × ζ. */
  readonly rows: Matrix;
  /** The information φ, as seen from one place of ζ. */
  readonly information: Placement;
}

/** Affine equations `matrix`·θ + `constant` = 0, one row per unknown. */
export interface Equations {
  readonly matrix: Matrix;
  readonly constant: Float64Array;
  /** Size of the terms that each diagonal entry of `matrix` is the sum of. */
  readonly terms: Float64Array;
}

/**
 * The equations Σ_tests E[Dζ(θ)·φᵀ] = 0, one group per role, where ζ is affine in the unknown
 * strategies θ. For affine strategies and Gaussian observations E[Dζ | y] = 0 holds iff Dζ is
 * uncorrelated with (1, y), so these are the conditional first-order conditions themselves.
 *
 * @param tests - By position in `unknowns`; an empty list leaves the role's rows zero.
 */
export function stationarity(
  unknowns: readonly Unknowns[],
  tests: readonly (readonly GradientTest[])[],
): Equations {
  const size = unknowns.reduce((sum, u) => sum + u.actions * u.rank, 0);
  const matrix = Matrix.zeros(size, size);
  const constant = new Float64Array(size);
  const terms = new Float64Array(size);
  unknowns.forEach((equation, k) => {
    for (const test of tests[k] ?? []) {
      const { exposure } = test.information;
      for (let i = 0; i < equation.actions; i++) {
        for (let r = 0; r < equation.rank; r++) {
          const index = equation.offset + i * equation.rank + r;
          let known = constant[index] as number;
          for (let b = 0; b < exposure.rows; b++) known += test.rows.get(i, b) * exposure.get(b, r);
          constant[index] = known;
        }
      }
      for (const unknown of unknowns) addCoupling({ matrix, terms }, equation, unknown, test);
    }
  });
  return { matrix, constant, terms };
}

function addCoupling(
  { matrix, terms }: Pick<Equations, "matrix" | "terms">,
  equation: Unknowns,
  unknown: Unknowns,
  { rows, information }: GradientTest,
): void {
  for (const placement of unknown.placements) {
    const { start } = placement;
    const overlap = overlapOf(information)(placement);
    for (let i = 0; i < equation.actions; i++) {
      for (let j = 0; j < unknown.actions; j++) {
        const weight = rows.get(i, start + j);
        if (weight === 0) continue;
        for (let r = 0; r < equation.rank; r++) {
          for (let s = 0; s < unknown.rank; s++) {
            const value = weight * overlap.get(r, s);
            if (value === 0) continue;
            const row = equation.offset + i * equation.rank + r;
            const column = unknown.offset + j * unknown.rank + s;
            matrix.set(row, column, matrix.get(row, column) + value);
            if (row === column) terms[row] = (terms[row] as number) + Math.abs(value);
          }
        }
      }
    }
  }
}
