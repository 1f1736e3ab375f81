import { pseudoRandom } from "@stackelberg/tooling-written-out";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { type FreeCurvature, smallestMargin } from "../src/payments/curvature-margin.ts";
import { smallestEigenvalue } from "../src/smallest-eigenvalue.ts";

const e = (size: number, ...columns: readonly number[]): Matrix =>
  columns.length === 0
    ? Matrix.zeros(size, 0)
    : Matrix.eye(size).subMatrixColumn([...columns], 0, size - 1);

/** Along the axes; the free ones are named. */
const axes = (rows: readonly (readonly number[])[], ...free: readonly number[]): FreeCurvature => {
  const size = rows.length;
  const fixed = Array.from({ length: size }, (_, k) => k).filter((k) => !free.includes(k));
  return {
    curvature: new Matrix(rows.map((row) => [...row])),
    fixed: e(size, ...fixed),
    free: e(size, ...free),
  };
};

describe("nothing is free", () => {
  test.each([
    [2, 0],
    [0, null],
    [-1, null],
  ])("curvature %d: %j", (curvature, margin) => {
    expect(smallestMargin(axes([[curvature]]), 0.5)).toBe(margin);
  });
});

describe("everything is free: c = t − λmin", () => {
  test.each([
    [[[-1]], 2, 3],
    [[[0]], 0.25, 0.25],
    [[[2]], 2, 0],
    [[[2]], 1, 0],
    [
      [
        [-1, 0],
        [0, 4],
      ],
      1,
      2,
    ],
    // eigenvalues 1 ± 2
    [
      [
        [1, 2],
        [2, 1],
      ],
      1,
      2,
    ],
  ])("%j, t = %d: %d", (rows, wanted, margin) => {
    const free = rows.map((_, k) => k);
    expect(smallestMargin(axes(rows, ...free), wanted)).toBeCloseTo(margin, 12);
  });

  test.each([0, -1])("t = %d asks for nothing that could be reached: none", (wanted) => {
    expect(smallestMargin(axes([[-1]], 0), wanted)).toBeNull();
  });
});

describe("M = [[2, 1], [1, m]], the second direction free: c = t − m + 1/(2 − t) for t < 2", () => {
  const margin = (m: number, wanted: number) =>
    smallestMargin(
      axes(
        [
          [2, 1],
          [1, m],
        ],
        1,
      ),
      wanted,
    );

  test.each([
    [0, 1, 2],
    [-3, 1, 5],
    [0, 1.5, 3.5],
    [1, 0.5, 0.5 - 1 + 2 / 3],
  ])("m = %d, t = %d: %d", (m, wanted, expected) => {
    expect(margin(m, wanted)).toBeCloseTo(expected, 12);
  });

  test("none is needed where t is there already, and exactly there", () => {
    expect(margin(5, 1)).toBe(0);
    expect(margin(2, 1)).toBe(0);
  });

  test.each([2, 2.5, 100, 0, -1])("t = %d is out of reach: 90 % of 2", (wanted) => {
    expect(margin(0, wanted)).toBeCloseTo(1.8 + 1 / 0.2, 9);
  });
});

test("a fixed direction without curvature cannot be helped", () => {
  for (const fixed of [0, -1]) {
    const problem = axes(
      [
        [fixed, 0],
        [0, 3],
      ],
      1,
    );
    expect(smallestMargin(problem, 0.5)).toBeNull();
  }
});

test("at the supremum already, but not beyond it: none is needed", () => {
  const problem = axes(
    [
      [3, 0],
      [0, 5],
    ],
    1,
  );
  expect(smallestMargin(problem, 3)).toBe(0);
  expect(smallestMargin(problem, 4)).toBe(0);
});

test("by its definition, in random directions: reached, and by no smaller one", () => {
  const draw = pseudoRandom(17);
  for (let round = 0; round < 50; round++) {
    const size = 2 + (round % 3);
    const raw = new Matrix(
      Array.from({ length: size }, () => Array.from({ length: size }, () => draw() - 0.5)),
    );
    const basis = orthonormal(size, draw);
    const problem = {
      curvature: Matrix.add(raw, raw.transpose()).add(Matrix.eye(size)),
      fixed: basis.subMatrix(0, size - 1, 0, 0),
      free: basis.subMatrix(0, size - 1, 1, size - 1),
    };
    const margin = smallestMargin(problem, 0.3);
    if (margin === null || margin === 0) continue;
    const added = problem.free.mmul(problem.free.transpose());
    const least = (c: number) =>
      smallestEigenvalue(Matrix.add(problem.curvature, Matrix.mul(added, c)));
    const supremum = problem.fixed
      .transpose()
      .mmul(problem.curvature)
      .mmul(problem.fixed)
      .get(0, 0);
    const aim = supremum > 0.3 ? 0.3 : 0.9 * supremum;
    expect(least(margin)).toBeCloseTo(aim, 7);
    expect(least(0.99 * margin)).toBeLessThan(aim);
  }
});

/** Columns of a random rotation. */
function orthonormal(size: number, draw: () => number): Matrix {
  const columns: number[][] = [];
  while (columns.length < size) {
    const vector = Array.from({ length: size }, () => draw() - 0.5);
    for (const known of columns) {
      const share = known.reduce((sum, value, k) => sum + value * (vector[k] ?? 0), 0);
      known.forEach((value, k) => {
        vector[k] = (vector[k] ?? 0) - share * value;
      });
    }
    const norm = Math.hypot(...vector);
    if (norm > 1e-3) columns.push(vector.map((value) => value / norm));
  }
  return new Matrix(columns).transpose();
}
