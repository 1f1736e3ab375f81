import { Matrix } from "ml-matrix";
import { describe, expect, it, test } from "vitest";
import type { GainLine } from "../src/best-affine/gain-line.ts";
import { lineMinimum, sampledLineMinimum } from "../src/best-affine/line-minimum.ts";
import type { Quadratic } from "../src/best-affine/quadratic-pencil.ts";
import { sampledMinima } from "../src/best-affine/sampled-stationary-points.ts";

interface Along {
  /** c(t). */
  readonly c: Quadratic<number>;
  /** K(t) and k(t), where the cost is c − ½k²/K. */
  readonly K?: Quadratic<number>;
  readonly k?: Quadratic<number>;
  /** Diagonals of own curvatures; the first player's, or several. */
  readonly h?: readonly Quadratic<readonly number[]>[];
}

const line = ({ c, K = [1, 0, 0], k = [0, 0, 0], h = [[[1], [0], [0]]] }: Along): GainLine => {
  const parts = (values: Quadratic<number>) =>
    values.map((value) => Float64Array.of(value)) as unknown as Quadratic<Float64Array>;
  return {
    pencil: { size: 1, degree: 2, matrix: parts(K), vector: parts(k), constant: c },
    curvatures: h.map(
      (terms) => terms.map((d) => Matrix.diag([...d])) as unknown as Quadratic<Matrix>,
    ),
  };
};

const both = [
  ["by all stationary points", lineMinimum],
  ["by sampling", sampledLineMinimum],
] as const;

describe.each(both)("%s", (_, minimum) => {
  test.each<[string, Along, number, number]>([
    ["3 − 2t + t²", { c: [3, -2, 1] }, 1, 2],
    ["with curvature 1 − 2t: its edge", { c: [3, -2, 1], h: [[[1], [-2], [0]]] }, 0.5, 2.25],
    // (2 − t)(1 + 2t), and its mirror image
    ["with curvature 2 + 3t − 2t²", { c: [9, -6, 1], h: [[[2], [3], [-2]]] }, 2, 1],
    ["with curvature 2 − 3t − 2t²", { c: [9, 6, 1], h: [[[2], [-3], [-2]]] }, -2, 1],
    ["with curvature −t²", { c: [9, -6, 1], h: [[[0], [0], [-1]]] }, 0, 9],
    ["with curvature 0.5 + t: inside", { c: [3, -2, 1], h: [[[0.5], [1], [0]]] }, 1, 2],
    // 1 − t − t² vanishes at (√5 − 1)/2
    [
      "with curvature 1 − t − t²",
      { c: [3, -2, 1], h: [[[1], [-1], [-1]]] },
      (Math.sqrt(5) - 1) / 2,
      1 + (1 - (Math.sqrt(5) - 1) / 2) ** 2 + 1,
    ],
    // the second player bounds it
    [
      "two players",
      {
        c: [3, -2, 1],
        h: [
          [[1], [0], [0]],
          [[0.25], [-1], [0]],
        ],
      },
      0.25,
      2.5625,
    ],
    [
      "two actions",
      {
        c: [3, -2, 1],
        h: [
          [
            [1, 0.5],
            [0, -1],
            [0, 0],
          ],
        ],
      },
      0.5,
      2.25,
    ],
    // −½(1 + t)²/(1 + t²) is least at t = 1
    ["a quotient", { c: [0, 0, 0], k: [1, 1, 0], K: [1, 0, 1] }, 1, -1],
    ["a quotient on the other side", { c: [0, 0, 0], k: [-1, 1, 0], K: [1, 0, 1] }, -1, -1],
    ["far out", { c: [0, -120, 1] }, 60, -3600],
    ["flat: the smallest of equal ones", { c: [7, 0, 0] }, 0, 7],
  ])("%s", (__, along, t, cost) => {
    const found = minimum(line(along), 1);
    expect(found.t).toBeCloseTo(t, 7);
    expect(found.cost).toBeCloseTo(cost, 9);
  });

  it("says so where no gain leaves a curvature", () => {
    const found = minimum(line({ c: [3, -2, 1], h: [[[-1], [0], [0]]] }), 1);
    expect(found).toMatchObject({ t: 0, cost: Number.POSITIVE_INFINITY });
  });
});

describe("the global minimum is proved", () => {
  const proved = (along: Along, scale = 1) => lineMinimum(line(along), scale).proved;

  test("where all stationary points were found, inside", () => {
    expect(proved({ c: [3, -2, 1] })).toBe(true);
    expect(proved({ c: [0, 0, 0], k: [1, 1, 0], K: [1, 0, 1] })).toBe(true);
  });

  test("not where the cost still falls far out", () => {
    expect(proved({ c: [0, -1, 0] })).toBe(false);
    expect(lineMinimum(line({ c: [0, -1, 0] }), 2).t).toBe(200);
  });

  test("not where several actions bound the gain, nor by sampling", () => {
    expect(
      proved({
        c: [3, -2, 1],
        h: [
          [
            [1, 1],
            [0, 0],
            [0, 0],
          ],
        ],
      }),
    ).toBe(false);
    expect(sampledLineMinimum(line({ c: [3, -2, 1] }), 1).proved).toBe(false);
  });
});

describe("minima on a grid", () => {
  test("are where the slope turns from − to +", () => {
    const found = sampledMinima((t) => (t - 2) * (t + 1) * (t + 3), 100, 6);
    // minima at −3 and 2, a maximum at −1
    expect(found.length).toBe(2);
    expect(found[0]).toBeCloseTo(-3, 9);
    expect(found[1]).toBeCloseTo(2, 9);
  });

  test("are found close to 0 and far out, and none where there is none", () => {
    expect(sampledMinima((t) => t - 1e-3, 100, 6)[0]).toBeCloseTo(1e-3, 12);
    expect(sampledMinima((t) => t - 1, 100, 6)).toEqual([1]);
    expect(sampledMinima((t) => t, 100, 6)[0]).toBeCloseTo(0, 12);
    expect(sampledMinima((t) => t - 90, 100, 6)[0]).toBeCloseTo(90, 9);
    const both = sampledMinima((t) => (t - 1e-6) * (t - 10) * (t - 1e6), 1e8, 16);
    expect(both.map((t) => Math.round(Math.log10(t)))).toEqual([-6, 6]);
    expect(sampledMinima((t) => 5 - t, 100, 6)).toEqual([]);
    expect(sampledMinima(() => Number.NaN, 100, 6)).toEqual([]);
  });
});
