import { Matrix } from "ml-matrix";
import { describe, expect, it, test } from "vitest";
import { smallestEigenpair, smallestEigenvalue } from "../src/smallest-eigenvalue.ts";

test("there is none of an empty matrix", () => {
  expect(smallestEigenvalue(Matrix.zeros(0, 0))).toBe(Number.POSITIVE_INFINITY);
});

describe.each([
  ["1 × 1", [[-3]], -3],
  [
    "diagonal, the first",
    [
      [1, 0],
      [0, 4],
    ],
    1,
  ],
  [
    "diagonal, the second",
    [
      [4, 0],
      [0, 1],
    ],
    1,
  ],
  [
    "of equal entries",
    [
      [2, 2],
      [2, 2],
    ],
    0,
  ],
  [
    "[[3, 1], [1, 3]]",
    [
      [3, 1],
      [1, 3],
    ],
    2,
  ],
  [
    "[[0, 5], [5, 0]]",
    [
      [0, 5],
      [5, 0],
    ],
    -5,
  ],
  [
    "[[2, −1], [−1, 5]]",
    [
      [2, -1],
      [-1, 5],
    ],
    3.5 - Math.hypot(1.5, 1),
  ],
  [
    "a multiple of the identity",
    [
      [7, 0],
      [0, 7],
    ],
    7,
  ],
  [
    "3 × 3, along (1, 1, 1)",
    [
      [2, -1, -1],
      [-1, 2, -1],
      [-1, -1, 2],
    ],
    0,
  ],
  [
    "3 × 3, along (0, 1, −1)",
    [
      [9, 0, 0],
      [0, 3, 2],
      [0, 2, 3],
    ],
    1,
  ],
])("%s", (_, rows, value) => {
  const matrix = new Matrix(rows as number[][]);

  it("has the eigenvalue", () => {
    expect(smallestEigenvalue(matrix)).toBeCloseTo(value, 12);
    expect(smallestEigenpair(matrix).value).toBeCloseTo(value, 12);
  });

  it("has it along a vector of length 1", () => {
    const vector = Matrix.columnVector([...Array.from(smallestEigenpair(matrix).vector)]);
    expect(vector.rows).toBe(matrix.rows);
    expect(vector.norm("frobenius")).toBeCloseTo(1, 12);
    const left = Matrix.sub(matrix.mmul(vector), Matrix.mul(vector, value));
    expect(left.norm("frobenius")).toBeLessThan(1e-12);
  });
});
