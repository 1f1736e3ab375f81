import { describe, expect, test } from "vitest";
import { logLogSlope } from "../src/index.ts";

const power = (exponent: number, counts: readonly number[]) =>
  counts.map((count) => ({ count, value: -3 * count ** exponent }));

describe("a log-log slope", () => {
  test("of a power is its exponent, without error", () => {
    const { slope, standardError, from, to, points } = logLogSlope(power(-1.5, [10, 100, 1e4]));
    expect(slope).toBeCloseTo(-1.5, 12);
    expect(standardError).toBeLessThan(1e-12);
    expect([from, to, points]).toEqual([10, 1e4, 3]);
  });

  test("has the standard error of least squares", () => {
    // x = 0, 1, 2 and y = 0, 1, 1: slope 1/2, residuals -1/6, 1/3, -1/6, so √(1/6/1/2)
    const e = Math.exp(1);
    const { slope, standardError } = logLogSlope([
      { count: 1, value: 1 },
      { count: e, value: e },
      { count: e * e, value: e },
    ]);
    expect(slope).toBeCloseTo(1 / 2, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(1 / 12), 12);
  });

  test("through two points has no standard error", () => {
    expect(logLogSlope(power(2, [1, 10])).standardError).toBeNull();
  });

  test.each([
    [[], "fewer"],
    [[{ count: 1, value: 2 }], "fewer"],
    [power(1, [1, 10]).map(({ count }) => ({ count, value: 0 })), "exactly zero at every N"],
    [
      [
        { count: 1, value: 0 },
        { count: 2, value: 1 },
      ],
      "exactly zero at some N",
    ],
    [
      [
        { count: 1, value: 1 },
        { count: 2, value: Number.POSITIVE_INFINITY },
      ],
      "not finite",
    ],
  ])("%j has none", (points, reason) => {
    const result = logLogSlope(points);
    expect(result.slope).toBeNull();
    expect(result.reason).toContain(reason);
  });
});
