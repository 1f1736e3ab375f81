import { describe, expect, it } from "vitest";
import { expectedExcess, probabilityAbove } from "../src/gaussian/gaussian-tail.ts";
import { diagonalQuadratic } from "./diagonal-quadratic.ts";

const above = (...[q, t]: Parameters<typeof probabilityAbove>) => probabilityAbove(q, t).value;
const excess = (...[q, t]: Parameters<typeof expectedExcess>) => expectedExcess(q, t).value;

describe("one part", () => {
  it("normal: P and E of the closed form", () => {
    const q = diagonalQuadratic(1, [[0, -2]]);
    expect(above(q, 1)).toBeCloseTo(0.5, 15);
    expect(above(q, 3)).toBeCloseTo(0.15865525393145705141, 15);
    expect(above(q, 41) / 2.7536241186062336951e-89).toBeCloseTo(1, 13);
    expect(excess(q, 1)).toBeCloseTo(2 / Math.sqrt(2 * Math.PI), 15);
  });

  it("shifted square: P(½z² > t) = 2P(z > √(2t)), and its mirror image", () => {
    expect(above(diagonalQuadratic(0, [[1, 0]]), 0.5)).toBeCloseTo(2 * 0.15865525393145705, 15);
    expect(above(diagonalQuadratic(0, [[1, 0]]), -0.1)).toBe(1);
    expect(above(diagonalQuadratic(0, [[-1, 0]]), -0.5)).toBeCloseTo(0.6826894921370859, 15);
    expect(above(diagonalQuadratic(0, [[-1, 0]]), 0)).toBe(0);
    // ½(z + 2)² > ½
    const q = diagonalQuadratic(2, [[1, 2]]);
    expect(above(q, 0.5)).toBeCloseTo(0.84269464410017304311, 14);
  });

  it("tiny curvature: the normal limit without loss", () => {
    const q = diagonalQuadratic(0, [[1e-12, 1]]);
    expect(above(q, 1)).toBeCloseTo(0.15865525393145705141, 12);
    expect(above(q, 5) / 2.8665157187919391167e-7).toBeCloseTo(1, 9);
  });

  it("says how uncertain it is at the edge of the support", () => {
    const q = diagonalQuadratic(0, [[1, 0.3]]);
    expect(probabilityAbove(q, -0.045).error).toBeGreaterThan(1e-9);
    expect(probabilityAbove(q, 0.5).error).toBeLessThan(1e-14);
  });
});

describe("several parts", () => {
  it("exponential: ½(z₁² + z₂²)", () => {
    const q = diagonalQuadratic(0, [
      [1, 0],
      [1, 0],
    ]);
    for (const t of [0, 1e-9, 0.3, 1, 5, 300]) {
      expect(above(q, t) / Math.exp(-t)).toBeCloseTo(1, 12);
      expect(excess(q, t) / Math.exp(-t)).toBeCloseTo(1, 12);
    }
    expect(above(q, -1e-3)).toBe(1);
  });

  it("hypoexponential: pairs with curvatures 1, 2, 3", () => {
    const rates = [1, 2, 3];
    const q = diagonalQuadratic(
      0,
      rates.flatMap((l) => [[l, 0] as const, [l, 0] as const]),
    );
    const exact = (t: number) =>
      rates.reduce(
        (sum, l) =>
          sum + Math.exp(-t / l) * rates.reduce((w, m) => (m === l ? w : (w * l) / (l - m)), 1),
        0,
      );
    for (const t of [0.5, 3, 6, 20, 90]) expect(above(q, t) / exact(t)).toBeCloseTo(1, 11);
  });

  it("Laplace: the difference of two exponentials", () => {
    const q = diagonalQuadratic(0, [
      [1, 0],
      [1, 0],
      [-1, 0],
      [-1, 0],
    ]);
    for (const t of [0, 0.01, 1, 30]) {
      expect(above(q, t) / (Math.exp(-t) / 2)).toBeCloseTo(1, 12);
      expect(above(q, -t)).toBeCloseTo(1 - Math.exp(-t) / 2, 13);
      expect(excess(q, t) / (Math.exp(-t) / 2)).toBeCloseTo(1, 12);
      expect(excess(q, -t)).toBeCloseTo(t + Math.exp(-t) / 2, 13);
    }
  });

  it("difference of two squares: density K₀(|x|)/π, integrated with 40 digits", () => {
    const q = diagonalQuadratic(0, [
      [1, 0],
      [-1, 0],
    ]);
    expect(above(q, 0)).toBeCloseTo(0.5, 13);
    expect(above(q, 0.1)).toBeCloseTo(0.39108567485125912836, 13);
    expect(above(q, 5)).toBeCloseTo(0.0010850980513451647774, 15);
    expect(above(q, 20) / 1.7853416833472950395e-10).toBeCloseTo(1, 12);
    expect(excess(q, 0.1)).toBeCloseTo(0.27454905358204032407, 13);
    expect(excess(q, 20) / 1.7458765871009685652e-10).toBeCloseTo(1, 12);
  });

  it.each([
    [3, 1.5, 2, 0.73894679789430242272],
    [3, 1.5, 20, 0.0022531301057301844831],
    [5, 4, 9, 0.43087316318688322449],
    [2, 1, 80, 2.9841701892438572437e-15],
    [4, 2, 200, 6.4702408057031905385e-36],
  ])("non-central χ² of %i degrees, non-centrality %d, above %d", (degrees, shift, x, known) => {
    const each = Math.sqrt(shift / degrees);
    const parts = Array.from({ length: degrees }, () => [2, 2 * each] as const);
    expect(above(diagonalQuadratic(shift, parts), x) / known).toBeCloseTo(1, 11);
  });

  it("many parts: a hundred squares against the Erlang distribution", () => {
    const q = diagonalQuadratic(
      0,
      Array.from({ length: 100 }, () => [1, 0] as const),
    );
    const erlang = (t: number) => {
      let [term, sum] = [Math.exp(-t), 0];
      for (let j = 0; j < 50; j++) {
        sum += term;
        term *= t / (j + 1);
      }
      return sum;
    };
    for (const t of [30, 50, 51, 80, 150]) expect(above(q, t)).toBeCloseTo(erlang(t), 12);
  });
});

describe("thresholds at the border", () => {
  it("a constant is not above itself", () => {
    const q = diagonalQuadratic(2, []);
    expect([1, 2, 3].map((t) => above(q, t))).toEqual([1, 0, 0]);
    expect([1, 2, 3].map((t) => excess(q, t))).toEqual([1, 0, 0]);
  });

  it("infinite thresholds, and values beyond the support", () => {
    const q = diagonalQuadratic(0, [
      [-1, 0],
      [-2, 1],
      [-1, 0.5],
    ]);
    const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
    expect([NEGATIVE_INFINITY, POSITIVE_INFINITY].map((t) => above(q, t))).toEqual([1, 0]);
    expect([NEGATIVE_INFINITY, POSITIVE_INFINITY].map((t) => excess(q, t))).toEqual([
      POSITIVE_INFINITY,
      0,
    ]);
    expect([0.375, 0.4, 1e30].map((t) => above(q, t))).toEqual([0, 0, 0]);
    expect(above(q, -1e30)).toBe(1);
    expect(() => above(q, Number.NaN)).toThrow(/not a finite number/);
  });
});
