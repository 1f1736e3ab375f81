import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/**
 * Nodes and weights with Σ weights·f(nodes) = E f(Z), Z standard normal, exact for polynomials up to
 * degree 2·points − 1: eigenvalues of the Jacobi matrix with √k beside the diagonal, and squares of
 * the first components of its eigenvectors (Golub and Welsch 1969).
 */
export function gaussHermite(points: number): {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
} {
  const jacobi = Matrix.zeros(points, points);
  for (let k = 1; k < points; k++) {
    jacobi.set(k, k - 1, Math.sqrt(k));
    jacobi.set(k - 1, k, Math.sqrt(k));
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(jacobi, {
    assumeSymmetric: true,
  });
  const pairs = realEigenvalues
    .map((node, i) => ({ node, weight: eigenvectorMatrix.get(0, i) ** 2 }))
    .sort((a, b) => a.node - b.node);
  // the rule is symmetric
  const nodes = pairs.map(({ node }, i) => (node - (pairs[points - 1 - i]?.node ?? 0)) / 2);
  const weights = pairs.map(({ weight }, i) => (weight + (pairs[points - 1 - i]?.weight ?? 0)) / 2);
  return { nodes, weights };
}
