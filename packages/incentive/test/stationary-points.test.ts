import { describe, expect, test } from "vitest";
import { stationaryPoints } from "../src/best-affine/stationary-points.ts";

/** Stationary points of p/q from its derivative's numerator and q. */
function pointsOf(
  numerator: (x: number) => number,
  denominator: (x: number) => number,
  degree: number,
) {
  let last = 0;
  return stationaryPoints({
    intervals: [[-1, 1]],
    degree,
    numerator: (x) => {
      last = denominator(x);
      return numerator(x);
    },
    denominator: () => last,
    rounding: () => 0,
  });
}

describe("stationary points", () => {
  test("all simple zeros are found, close ones too", () => {
    const zeros = [-0.7, -0.3, -0.3 + 1e-5, 0, 0.123456789, 0.9];
    const { points, complete } = pointsOf(
      (x) => zeros.reduce((product, z) => product * (x - z), 1),
      () => 1,
      6,
    );
    expect(complete).toBe(true);
    expect(points).toHaveLength(zeros.length);
    [...points]
      .sort((a, b) => a - b)
      .forEach((point, i) => {
        expect(Math.abs(point - (zeros[i] ?? 9))).toBeLessThan(1e-9);
      });
  });

  test("a structure a million times smaller than the interval is resolved", () => {
    const { points } = pointsOf(
      (x) => (x - 1e-6) * (x - 3e-6) * (x + 0.5),
      () => 1,
      3,
    );
    expect([...points].sort((a, b) => a - b).map((x) => x.toPrecision(6))).toEqual([
      "-0.500000",
      "0.00000100000",
      "0.00000300000",
    ]);
  });

  test("poles are fenced in and are no stationary points", () => {
    const { points, poles, complete } = pointsOf(
      (x) => (x - 0.2) ** 2 * (x + 0.4),
      (x) => x - 0.2,
      3,
    );
    expect(complete).toBe(true);
    expect(points).toHaveLength(1);
    expect(points[0]).toBeCloseTo(-0.4, 10);
    for (const [from, to] of poles) {
      expect(Math.abs(from - 0.2)).toBeLessThan(1e-6);
      expect(Math.abs(to - 0.2)).toBeLessThan(1e-6);
    }
  });

  test("there are none where the slope keeps its sign", () => {
    expect(
      pointsOf(
        (x) => x * x + 0.01,
        () => 1,
        2,
      ).points,
    ).toEqual([]);
  });
});
