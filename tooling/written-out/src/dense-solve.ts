import { LuDecomposition, Matrix, SingularValueDecomposition } from "ml-matrix";

/** Pivots below this share of the largest send the system to the singular value decomposition. */
const REGULAR = 1e-9;
/** Singular values below this share of the largest count as zero. */
const RANK = 1e-11;

/** What {@link solveDense} finds. */
export interface DenseSolution {
  /** X with KX ≈ R; of least norm where K is singular. */
  readonly solution: Matrix;
  /** Numerical rank of K. */
  readonly rank: number;
  /** Largest |KX − R| relative to the size of R and of KX's terms: above about 1e-9, no solution. */
  readonly residual: number;
}

/**
 * Solves KX = R: elimination with pivoting where K is regular, pseudo-inverse otherwise, and one
 * step of iterative refinement.
 *
 * @param system - K, n × n.
 * @param right - R, n × m.
 */
export function solveDense(system: Matrix, right: Matrix): DenseSolution {
  if (system.rows === 0) return { solution: Matrix.zeros(0, right.columns), rank: 0, residual: 0 };
  const regular = eliminated(system);
  const { solve, rank } = regular ?? decomposed(system);
  let solution = solve(right);
  solution = Matrix.add(solution, solve(Matrix.sub(right, system.mmul(solution))));
  const left = Matrix.abs(system).mmul(Matrix.abs(solution));
  const scale = Math.max(largest(left), largest(right));
  const remainder = largest(Matrix.sub(right, system.mmul(solution)));
  return { solution, rank, residual: scale > 0 ? remainder / scale : 0 };
}

interface Solver {
  readonly solve: (right: Matrix) => Matrix;
  readonly rank: number;
}

function eliminated(system: Matrix): Solver | null {
  const scales = Array.from({ length: system.rows }, (_, i) => {
    const size = Math.max(...system.getRow(i).map(Math.abs));
    return size > 0 ? 1 / size : 0;
  });
  if (scales.includes(0)) return null;
  const scaled = (matrix: Matrix) => matrix.clone().mulColumnVector(scales);
  const lu = new LuDecomposition(scaled(system));
  const pivots = lu.upperTriangularMatrix.diagonal().map(Math.abs);
  if (!(Math.min(...pivots) > REGULAR * Math.max(...pivots))) return null;
  return { solve: (right) => lu.solve(scaled(right)), rank: system.rows };
}

function decomposed(system: Matrix): Solver {
  const svd = new SingularValueDecomposition(system, { autoTranspose: true });
  const values = svd.diagonal;
  const threshold = RANK * Math.max(...values);
  const inverse = values.map((value) => (value > threshold ? 1 / value : 0));
  const { leftSingularVectors: u, rightSingularVectors: v } = svd;
  return {
    solve: (right) => v.mmul(u.transpose().mmul(right).mulColumnVector(inverse)),
    rank: inverse.filter((value) => value > 0).length,
  };
}

function largest(matrix: Matrix): number {
  let size = 0;
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) size = Math.max(size, Math.abs(matrix.get(i, j)));
  }
  return size;
}

/** Numerical rank of a symmetric positive semidefinite matrix. */
export function rankOf(matrix: Matrix): number {
  if (matrix.rows === 0) return 0;
  return eliminated(matrix)?.rank ?? decomposed(matrix).rank;
}
