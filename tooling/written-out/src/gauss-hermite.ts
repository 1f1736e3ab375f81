import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** Nodes and weights of a quadrature rule. */
export interface Quadrature {
  readonly nodes: readonly number[];
  /** Sum 1. */
  readonly weights: readonly number[];
}

/**
 * Gauss–Hermite quadrature for the standard normal law, from the eigenvalues of its Jacobi matrix
 * (Golub and Welsch 1969). Exact for polynomials of degree 2·`count` − 1.
 */
export function gaussHermite(count: number): Quadrature {
  const jacobi = Matrix.zeros(count, count);
  for (let k = 1; k < count; k++) jacobi.set(k - 1, k, Math.sqrt(k)).set(k, k - 1, Math.sqrt(k));
  const decomposition = new EigenvalueDecomposition(jacobi, { assumeSymmetric: true });
  return {
    nodes: decomposition.realEigenvalues,
    weights: decomposition.eigenvectorMatrix.getRow(0).map((first) => first ** 2),
  };
}

/** Calls `visit` with every node of the product rule in `dimension` variables and its weight. */
export function forEachNode(
  { nodes, weights }: Quadrature,
  dimension: number,
  visit: (point: readonly number[], weight: number) => void,
): void {
  const digits = new Array<number>(dimension).fill(0);
  for (let visited = 0; visited < nodes.length ** dimension; visited++) {
    visit(
      digits.map((digit) => nodes[digit] ?? 0),
      digits.reduce((product, digit) => product * (weights[digit] ?? 0), 1),
    );
    for (let k = 0; k < dimension; k++) {
      digits[k] = ((digits[k] ?? 0) + 1) % nodes.length;
      if (digits[k] !== 0) break;
    }
  }
}
