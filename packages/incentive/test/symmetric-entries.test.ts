import { Matrix } from "ml-matrix";
import { expect, test } from "vitest";
import { spectral } from "../src/payments/spectral.ts";
import { symmetric, upper } from "../src/payments/symmetric-entries.ts";

const rows = [
  [1, 2, 3],
  [2, 4, 5],
  [3, 5, 6],
];

test("a symmetric matrix is what stands on and above its diagonal", () => {
  expect(upper(new Matrix(rows))).toEqual([1, 2, 3, 4, 5, 6]);
  expect(symmetric([1, 2, 3, 4, 5, 6], 3).to2DArray()).toEqual(rows);
  expect(upper(symmetric([], 0))).toEqual([]);
});

test("the square of a matrix, by its eigenvalues", () => {
  const square = spectral(new Matrix(rows), (value) => value ** 2);
  const expected = new Matrix(rows).mmul(new Matrix(rows));
  expect(Matrix.sub(square, expected).norm("max")).toBeLessThan(1e-12);
});

test("an asymmetry that rounding has left does not turn the axes of equal eigenvalues", () => {
  const rounded = new Matrix([
    [3, 2e-16],
    [1e-16, 3],
  ]);
  const same = spectral(rounded, (value) => value);
  expect(Matrix.sub(same, Matrix.eye(2).mul(3)).norm("max")).toBeLessThan(1e-12);
});
