import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** A function of a symmetric matrix, by its eigenvalues. */
export function spectral(matrix: Matrix, of: (eigenvalue: number) => number): Matrix {
  const { realEigenvalues, eigenvectorMatrix: v } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  return v.mmul(Matrix.diag(realEigenvalues.map(of))).mmul(v.transpose());
}
