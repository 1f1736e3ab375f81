import { Matrix } from "ml-matrix";
import { type GaussianQuadratic, gaussianQuadratic } from "../src/gaussian/gaussian-quadratic.ts";

/** constant + Σ ½λ_j z_j² + ℓ_j z_j from pairs (λ_j, ℓ_j). */
export function diagonalQuadratic(
  constant: number,
  parts: readonly (readonly [number, number])[],
): GaussianQuadratic {
  const matrix = Matrix.zeros(parts.length + 1, parts.length + 1);
  matrix.set(0, 0, 2 * constant);
  parts.forEach(([curvature, slope], j) => {
    matrix.set(j + 1, j + 1, curvature);
    matrix.set(0, j + 1, slope);
    matrix.set(j + 1, 0, slope);
  });
  return gaussianQuadratic(matrix);
}
