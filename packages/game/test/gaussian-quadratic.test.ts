import { Matrix } from "ml-matrix";
import { expect, it } from "vitest";
import { gaussianQuadratic } from "../src/gaussian/gaussian-quadratic.ts";
import { diagonalQuadratic } from "./diagonal-quadratic.ts";

it("rotates a product of two variables into a difference of squares", () => {
  // z₁z₂ = ½((z₁+z₂)/√2)² − ½((z₁−z₂)/√2)²
  const q = gaussianQuadratic(
    new Matrix([
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
    ]),
  );
  const curvatures = q.components.map((c) => c.curvature).sort((a, b) => a - b);
  expect(curvatures[0]).toBeCloseTo(-1, 14);
  expect(curvatures[1]).toBeCloseTo(1, 14);
  expect(q.components.every((c) => c.slope === 0)).toBe(true);
  expect(q.variance).toBeCloseTo(1, 14);
});

it("merges all directions without curvature into one normal variable", () => {
  const q = diagonalQuadratic(5, [
    [0, 3],
    [0, -4],
    [2, 0],
  ]);
  expect(q.components).toEqual([
    { curvature: 0, slope: 5 },
    { curvature: 2, slope: 0 },
  ]);
  expect([q.constant, q.mean, q.variance]).toEqual([5, 6, 27]);
});

it("takes a square of a sum for what it is, up to rounding", () => {
  // ½(a·(1, z))² has one independent part
  const a = [0.7, 1 / 3, -Math.PI, Math.E, 0.1];
  const q = gaussianQuadratic(new Matrix(a.map((x) => a.map((y) => x * y))));
  expect(q.components).toHaveLength(1);
  expect(q.components[0]?.curvature).toBeCloseTo(1 / 9 + Math.PI ** 2 + Math.E ** 2 + 0.01, 13);
});

it.each([1e-200, 1, 1e200])("sees the same form at the scale %d", (scale) => {
  const rows = [
    [1, 2, 0],
    [2, 1, 1e-3],
    [0, 1e-3, -2],
  ];
  const unit = gaussianQuadratic(new Matrix(rows));
  const scaled = gaussianQuadratic(Matrix.mul(new Matrix(rows), scale));
  expect(scaled.components).toHaveLength(2);
  scaled.components.forEach(({ curvature, slope }, j) => {
    expect(curvature / scale).toBeCloseTo(unit.components[j]?.curvature ?? Number.NaN, 14);
    expect(slope / scale).toBeCloseTo(unit.components[j]?.slope ?? Number.NaN, 14);
  });
  expect(scaled.deviation / scale).toBeCloseTo(unit.deviation, 14);
});

it("is constant without variables, without coefficients, and below the rounding of W₀₀", () => {
  expect(gaussianQuadratic(new Matrix([[3]]))).toMatchObject({ constant: 1.5, components: [] });
  expect(gaussianQuadratic(Matrix.zeros(3, 3)).components).toEqual([]);
  expect(diagonalQuadratic(1e6, [[1e-12, 1e-12]]).components).toEqual([]);
  expect(diagonalQuadratic(1e6, [[1e-8, 1e-8]]).components).toHaveLength(1);
});

it("refuses what is no symmetric matrix of finite numbers", () => {
  const code = (rows: number[][]) => {
    try {
      gaussianQuadratic(new Matrix(rows));
    } catch (error) {
      return (error as { code?: string }).code;
    }
    return "accepted";
  };
  expect(() => gaussianQuadratic([])).toThrow(/a list of 1 row/);
  expect(code([[1, 2]])).toBe("STACKELBERG_WRONG_LENGTH");
  expect(
    code([
      [0, 1],
      [2, 0],
    ]),
  ).toBe("STACKELBERG_NOT_SYMMETRIC");
  expect(code([[Number.NaN]])).toBe("STACKELBERG_NOT_FINITE");
});
