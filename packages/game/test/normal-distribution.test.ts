import { expect, it } from "vitest";
import { normalAbove, normalBetween, normalDensity } from "../src/gaussian/normal-distribution.ts";

/** x and P(z > x), computed with 40 digits. */
const KNOWN = [
  [-40, 1],
  [-8, 0.9999999999999993779],
  [-1, 0.84134474606854294859],
  [-0.25, 0.59870632568292372424],
  [0, 0.5],
  [0.1, 0.46017216272297101633],
  [0.5, 0.30853753872598689636],
  [1, 0.15865525393145705141],
  [1.96, 0.024997895148220436213],
  [2.5, 0.006209665325776135167],
  [5, 2.8665157187919391167e-7],
  [8.3, 5.2055697448902540246e-17],
  [12.34, 2.7577941516989773998e-35],
  [20, 2.7536241186062336951e-89],
  [30, 4.9067139271481870595e-198],
] as const;

it("agrees with forty-digit values to a relative 2·10⁻¹⁵, far into the tail", () => {
  for (const [x, known] of KNOWN) {
    expect(Math.abs(normalAbove(x) / known - 1), `x = ${x}`).toBeLessThan(2e-15);
  }
});

it("has its limits at infinity and refuses to guess", () => {
  const { NEGATIVE_INFINITY, POSITIVE_INFINITY, NaN: nothing } = Number;
  expect([NEGATIVE_INFINITY, 50, POSITIVE_INFINITY].map(normalAbove)).toEqual([1, 0, 0]);
  expect(normalDensity(POSITIVE_INFINITY)).toBe(0);
  expect(normalAbove(nothing)).toBeNaN();
});

it("keeps small intervals and tails exact", () => {
  const width = 1e-6;
  expect(normalBetween(-9, -9 + width) / (width * normalDensity(9))).toBeCloseTo(1, 5);
  expect(normalBetween(9 - width, 9) / normalBetween(-9, -9 + width)).toBeCloseTo(1, 8);
  expect(normalBetween(-1, 1)).toBeCloseTo(0.6826894921370858971, 15);
});
