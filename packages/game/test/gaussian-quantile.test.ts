import { expect, it } from "vitest";
import { quantile } from "../src/gaussian/gaussian-quantile.ts";
import { diagonalQuadratic } from "./diagonal-quadratic.ts";

it("normal quantiles", () => {
  const q = diagonalQuadratic(1, [[0, 2]]);
  expect(quantile(q, 0.5).value).toBeCloseTo(1, 14);
  expect(quantile(q, 0.975).value).toBeCloseTo(1 + 2 * 1.9599639845400542355, 13);
  expect(quantile(q, 0.15865525393145705).value).toBeCloseTo(-1, 13);
  expect(quantile(q, 1e-12).value).toBeCloseTo(1 - 2 * 7.0344838253011319326, 10);
});

it("quantiles of exponential, Laplace and squares", () => {
  const one = [1, 0] as const;
  const exponential = diagonalQuadratic(0, [one, one]);
  for (const p of [1e-6, 0.1, 0.9, 0.999999]) {
    const { value, error } = quantile(exponential, p);
    expect(Math.abs(value + Math.log1p(-p))).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-8);
  }
  const laplace = diagonalQuadratic(0, [one, one, [-1, 0], [-1, 0]]);
  expect(quantile(laplace, 0.5).value).toBeCloseTo(0, 12);
  expect(quantile(laplace, 0.95).value).toBeCloseTo(Math.log(10), 12);
  expect(quantile(laplace, 0.05).value).toBeCloseTo(-Math.log(10), 12);
  expect(quantile(diagonalQuadratic(0, [[2, 0]]), 0.95).value).toBeCloseTo(3.8414588206941245, 12);
});

it("the least and the greatest value at 0 and 1", () => {
  const q = diagonalQuadratic(1, [
    [2, 4],
    [0.5, 0],
  ]);
  expect(quantile(q, 0)).toMatchObject({ value: -3, method: "exact" });
  expect(quantile(q, 1).value).toBe(Number.POSITIVE_INFINITY);
  expect(quantile(diagonalQuadratic(7, []), 0.3)).toEqual({ value: 7, error: 0, method: "exact" });
});

it("finds quantiles of 10⁻³⁰⁰ and at the edge of the support", () => {
  const edges = [
    [[1, 0]],
    [[-1, 1e-3]],
    [
      [1, 0],
      [1e-13, 0],
    ],
    [
      [-1, 0],
      [-1, 0],
      [-1e-8, 1],
    ],
    [
      [1, 0],
      [-1e-10, 1e-9],
      [0, 1e-3],
    ],
  ] as const;
  for (const parts of edges) {
    const q = diagonalQuadratic(2, parts);
    const least = quantile(q, 0).value;
    const greatest = quantile(q, 1).value;
    for (const p of [1e-300, 1e-20, 1e-9, 1 - 1e-16]) {
      const { value, error } = quantile(q, p);
      expect(error).toBeLessThan(1e-10);
      expect(value + error).toBeGreaterThanOrEqual(least);
      expect(value - error).toBeLessThanOrEqual(greatest);
    }
  }
  // P(z < −37.0471) = 10⁻³⁰⁰
  const { value, error } = quantile(diagonalQuadratic(0, [[0, 1]]), 1e-300);
  expect(Math.abs(value + 37.0471)).toBeLessThan(1e-4);
  expect(error).toBeLessThan(1e-12);
});

it.each([-0.1, 1.1, Number.NaN])("refuses %d as a probability", (p) => {
  expect(() => quantile(diagonalQuadratic(0, [[1, 0]]), p)).toThrow(/not a/);
});
