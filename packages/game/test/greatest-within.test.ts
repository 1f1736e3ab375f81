import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { gaussianQuadratic } from "../src/gaussian/gaussian-quadratic.ts";
import { greatestWithin } from "../src/gaussian/greatest-within.ts";
import { diagonalQuadratic } from "./diagonal-quadratic.ts";

const unbounded = Number.POSITIVE_INFINITY;

describe("closed forms", () => {
  it("linear: r‖w‖", () => {
    const q = diagonalQuadratic(1, [
      [0, 3],
      [0, -4],
    ]);
    const { value, maximiser } = greatestWithin(q, 2);
    expect(value).toBeCloseTo(11, 13);
    expect(maximiser?.[0]).toBeCloseTo(1.2, 13);
    expect(maximiser?.[1]).toBeCloseTo(-1.6, 13);
  });

  it("pure curvature: ½λr², the hard case with nothing to pull", () => {
    const q = diagonalQuadratic(0, [
      [3, 0],
      [-1, 0],
    ]);
    expect(greatestWithin(q, 2).value).toBeCloseTo(6, 14);
    expect(greatestWithin(q, 0).value).toBe(0);
  });

  it("hard case: the pull ends inside the ball", () => {
    // μ = 2, z₂ = 1/(2 + 1), the rest of the radius along z₁
    const q = diagonalQuadratic(0, [
      [2, 0],
      [-1, 1],
    ]);
    const { value, maximiser } = greatestWithin(q, 1);
    expect(maximiser?.[1]).toBeCloseTo(1 / 3, 14);
    expect(Math.abs(maximiser?.[0] ?? 0)).toBeCloseTo(Math.sqrt(8 / 9), 14);
    expect(value).toBeCloseTo(8 / 9 + 1 / 3 - 1 / 18, 14);
  });

  it("nearly hard: continuous in the pull", () => {
    const at = (pull: number) =>
      greatestWithin(
        diagonalQuadratic(0, [
          [2, pull],
          [-1, 1],
        ]),
        1,
      ).value;
    for (const pull of [1e-13, 1e-8, 1e-4]) {
      expect(at(pull) - at(0)).toBeCloseTo(pull * Math.sqrt(8 / 9), 9);
    }
  });

  it("concave: inside the ball, then on it", () => {
    const q = diagonalQuadratic(0, [[-1, 2]]);
    expect(greatestWithin(q, 5)).toEqual({ value: 2, maximiser: Float64Array.of(2) });
    expect(greatestWithin(q, unbounded).value).toBe(2);
    expect(greatestWithin(q, 1).value).toBeCloseTo(1.5, 14);
  });

  it("unbounded where there is any slope without, or any positive, curvature", () => {
    expect(greatestWithin(diagonalQuadratic(0, [[0, 1]]), unbounded).value).toBe(unbounded);
    const convex = diagonalQuadratic(0, [
      [-1, 1],
      [1e-9, 0],
    ]);
    expect(greatestWithin(convex, unbounded)).toEqual({ value: unbounded, maximiser: null });
    expect(greatestWithin(diagonalQuadratic(4, []), unbounded).value).toBe(4);
  });
});

const entry = fc.integer({ min: -3, max: 3 });
const matrix = fc
  .integer({ min: 1, max: 4 })
  .chain((d) =>
    fc.array(fc.array(entry, { minLength: 5, maxLength: 5 }), {
      minLength: d + 1,
      maxLength: d + 1,
    }),
  )
  .map(
    (rows) =>
      new Matrix(rows.map((row, i) => rows.map((other, j) => (i <= j ? row[j] : other[i]) ?? 0))),
  );

it("is feasible, attained, and satisfies the conditions that make it the greatest", () => {
  fc.assert(
    fc.property(matrix, fc.constantFrom(0.01, 1, 3, 100), (w, r) => {
      const d = w.rows - 1;
      const { value, maximiser } = greatestWithin(gaussianQuadratic(w), r);
      const z = Array.from(maximiser ?? []);
      expect(Math.hypot(...z)).toBeLessThanOrEqual(r * (1 + 1e-12));
      const phi = Matrix.columnVector([1, ...z]);
      const scale = (1 + r) ** 2;
      expect(phi.transpose().mmul(w).mmul(phi).get(0, 0) / 2 / scale).toBeCloseTo(
        value / scale,
        12,
      );
      // gradient = μz with μ ≥ 0, μ = 0 inside, and μI − W_zz ⪰ 0
      const gradient = w.mmul(phi).to1DArray().slice(1);
      const mu = gradient.reduce((sum, g, k) => sum + g * (z[k] ?? 0), 0) / r ** 2;
      gradient.forEach((g, k) => {
        expect(Math.abs(g - mu * (z[k] ?? 0))).toBeLessThan(1e-8 * (1 + r));
      });
      const shifted = Matrix.sub(Matrix.eye(d).mul(mu), w.subMatrix(1, d, 1, d));
      const { curvatures } = gaussianQuadratic(bordered(shifted)).spectrum;
      expect(Math.min(...curvatures)).toBeGreaterThan(-1e-7);
      expect(mu).toBeGreaterThan(-1e-9);
    }),
  );
});

it.each([-1, Number.NaN])("refuses %d as a radius", (r) => {
  expect(() => greatestWithin(diagonalQuadratic(0, [[1, 0]]), r)).toThrow(/not a radius/);
});

function bordered(block: Matrix): Matrix {
  const result = Matrix.zeros(block.rows + 1, block.rows + 1);
  result.setSubMatrix(block, 1, 1);
  return result;
}
