import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { finiteNumber, finiteSquare } from "./checked-number.ts";
import { GameError } from "./errors.ts";
import type { GamePath } from "./game-path.ts";

/** Entries that differ by less than this share of the largest are rounding, not asymmetry. */
const ASYMMETRY = 1e-12;
/** Eigenvalues of a correlation matrix above minus this (times its size) are rounding. */
const INDEFINITE = 1e-12;

/** An exactly symmetric matrix from rows that are symmetric up to rounding. */
export function symmetricMatrix(rows: unknown, size: number, path: GamePath): Matrix {
  const values = finiteSquare(rows, size, path);
  const result = Matrix.zeros(size, size);
  const largest = values.reduce((m, row) => row.reduce((a, v) => Math.max(a, Math.abs(v)), m), 0);
  values.forEach((row, i) => {
    row.forEach((value, j) => {
      const other = (values[j] as number[])[i] as number;
      if (!(Math.abs(value - other) <= ASYMMETRY * largest)) {
        throw new GameError("STACKELBERG_NOT_SYMMETRIC", "the matrix is not symmetric", {
          path: [...path, i, j],
          found: `${value} in row ${i + 1}, column ${j + 1}, but ${other} in row ${j + 1}, column ${i + 1}`,
          expected: "the same number at both",
        });
      }
      result.set(i, j, value === other ? value : value / 2 + other / 2);
    });
  });
  return result;
}

/** A variance: a finite number ≥ 0. */
export function variance(value: unknown, path: GamePath): number {
  const number = finiteNumber(value, path);
  if (number >= 0) return number;
  throw new GameError("STACKELBERG_NEGATIVE_VARIANCE", "a variance cannot be negative", {
    path,
    found: String(number),
    expected: "a number ≥ 0",
  });
}

/** A covariance: finite, symmetric and positive semidefinite. */
export function covarianceMatrix(rows: unknown, size: number, path: GamePath): Matrix {
  const covariance = symmetricMatrix(rows, size, path);
  for (let i = 0; i < size; i++) variance(covariance.get(i, i), [...path, i, i]);
  if (size === 0) return covariance;
  const correlation = correlations(covariance, path);
  const { realEigenvalues } = new EigenvalueDecomposition(correlation, { assumeSymmetric: true });
  const smallest = Math.min(0, ...realEigenvalues);
  if (smallest >= -INDEFINITE * size) return covariance;
  throw notSemidefinite(path, `correlations with the eigenvalue ${smallest.toPrecision(6)}`);
}

function correlations(covariance: Matrix, path: GamePath): Matrix {
  const size = covariance.rows;
  const correlation = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const [a, b, between] = [covariance.get(i, i), covariance.get(j, j), covariance.get(i, j)];
      const largest = Math.sqrt(a) * Math.sqrt(b);
      if (Math.abs(between) > (1 + INDEFINITE) * largest) {
        const found = `the covariance ${between} between variances ${a} and ${b}`;
        throw notSemidefinite([...path, i, j], found);
      }
      correlation.set(i, j, largest > 0 ? between / largest : 0);
    }
  }
  return correlation;
}

function notSemidefinite(path: GamePath, found: string): GameError {
  return new GameError(
    "STACKELBERG_NOT_SEMIDEFINITE",
    "the covariance is not positive semidefinite",
    { path, found, expected: "covariances that can occur together" },
  );
}
