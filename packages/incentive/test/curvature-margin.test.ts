import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { smallestMargin } from "../src/payments/curvature-margin.ts";

/** The margin for the symmetric matrix with these rows, whose first coordinates are fixed. */
function margin(rows: number[][], fixed: number, wanted: number): number | null {
  const all = Matrix.eye(rows.length);
  const columns = (from: number, to: number) =>
    all.subMatrixColumn(Array.from({ length: to - from }, (_, k) => from + k));
  return smallestMargin(
    { curvature: new Matrix(rows), fixed: columns(0, fixed), free: columns(fixed, rows.length) },
    wanted,
  );
}

describe("two directions, one of them fixed: t ≤ λmin iff (d + c − t)(a − t) ≥ b²", () => {
  test.each([
    [
      "c = b²/(a − t) + t − d",
      [
        [3, 1],
        [1, 0],
      ],
      1,
      1.5,
    ],
    [
      "as curved as wanted already",
      [
        [3, 0],
        [0, 2],
      ],
      1,
      0,
    ],
    [
      "exactly as curved as wanted",
      [
        [3, 0],
        [0, 2],
      ],
      2,
      0,
    ],
    [
      "the supremum a is not attained: t = 0.9·a",
      [
        [1, 1],
        [1, 0],
      ],
      1,
      10.9,
    ],
    [
      "more than the supremum",
      [
        [1, 1],
        [1, 0],
      ],
      7,
      10.9,
    ],
    [
      "the supremum is attained all but for nothing",
      [
        [1, 0],
        [0, 0],
      ],
      1,
      0.9,
    ],
    [
      "nothing is wanted: t = 0.9·a",
      [
        [1, 0],
        [0, -1],
      ],
      0,
      1.9,
    ],
    [
      "less than nothing is wanted",
      [
        [1, 1],
        [1, -1],
      ],
      -1,
      11.9,
    ],
    [
      "already 0.9·a",
      [
        [1, 0],
        [0, 0.95],
      ],
      2,
      0,
    ],
  ] as const)("%s", (_, rows, wanted, expected) => {
    expectClose(
      margin(
        rows.map((row) => [...row]),
        1,
        wanted,
      ),
      expected,
    );
  });

  test.each([0, -1])("no margin helps where the fixed curvature is %d", (a) => {
    expect(
      margin(
        [
          [a, 1],
          [1, 5],
        ],
        1,
        1,
      ),
    ).toBeNull();
    expect(
      margin(
        [
          [a, 0],
          [0, 5],
        ],
        1,
        -2,
      ),
    ).toBeNull();
  });

  test("a shortfall of a part in 10¹² is rounding, however much curvature would mend it", () => {
    // λmin ≈ 1 − b², a − t = 10⁻¹², so c = b²·10¹² − 1
    const short = (b2: number) =>
      margin(
        [
          [1, Math.sqrt(b2)],
          [Math.sqrt(b2), 2],
        ],
        1,
        1 - 1e-12,
      );
    expect(short(1.5e-12)).toBe(0);
    expect(short(3e-12)).toBeGreaterThan(1);
    expect(short(1e-13)).toBe(0);
  });
});

describe("everything is fixed", () => {
  test.each([
    [
      [
        [2, 1],
        [1, 2],
      ],
      0,
    ],
    [
      [
        [2, 2],
        [2, 2],
      ],
      null,
    ],
    [
      [
        [1, 2],
        [2, 1],
      ],
      null,
    ],
  ] as const)("%j", (rows, expected) => {
    for (const wanted of [-1, 0.5, 1, 2]) {
      expect(
        margin(
          rows.map((row) => [...row]),
          2,
          wanted,
        ),
      ).toBe(expected);
    }
  });
});

describe("nothing is fixed: λmin(M + cI) = λmin(M) + c", () => {
  test.each([
    [
      "wanted",
      [
        [2, 1],
        [1, 2],
      ],
      4,
      3,
    ],
    [
      "there already",
      [
        [2, 1],
        [1, 2],
      ],
      1,
      0,
    ],
    [
      "nothing is wanted: as curved as ‖M‖",
      [
        [-3, 0],
        [0, 4],
      ],
      0,
      8,
    ],
    [
      "less than nothing is wanted",
      [
        [-3, 0],
        [0, 4],
      ],
      -3,
      8,
    ],
  ] as const)("%s", (_, rows, wanted, expected) => {
    expectClose(
      margin(
        rows.map((row) => [...row]),
        0,
        wanted,
      ),
      expected,
    );
  });

  test("what has no size gives no measure", () => {
    expect(margin([[0]], 0, 0)).toBeNull();
    expectClose(margin([[0]], 0, 2), 2);
  });
});

test("one of three directions is fixed: the margin is reached, and no smaller one would do", () => {
  const rows = [
    [4, 1, -2],
    [1, 0, 1],
    [-2, 1, -1],
  ];
  const c = margin(rows, 1, 3) ?? Number.NaN;
  const smallest = (by: number) => {
    const raised = Matrix.add(new Matrix(rows), Matrix.diag([0, by, by]));
    return Math.min(
      ...new EigenvalueDecomposition(raised, { assumeSymmetric: true }).realEigenvalues,
    );
  };
  expectClose(smallest(c), 3);
  expect(smallest(c - 1e-3)).toBeLessThan(3);
});
