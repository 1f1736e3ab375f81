import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { staticMinimum } from "../src/best-affine/static-minimum.ts";

const least = (
  hessian: readonly (readonly number[])[],
  gradient: readonly number[],
  responses: readonly (readonly number[])[] = [],
  offset: readonly number[] = [],
) => {
  const matrix = (rows: readonly (readonly number[])[]) =>
    rows.length === 0 ? Matrix.zeros(0, gradient.length) : new Matrix(rows.map((row) => [...row]));
  return staticMinimum({
    hessian: matrix(hessian),
    gradient: Float64Array.from(gradient),
    responses: matrix(responses),
    offset: Float64Array.from(offset),
    cost: 0,
  });
};

describe("the least quadratic subject to responses", () => {
  test("x² − 4x without any: 2", () => {
    expect([...(least([[2]], [-4]) ?? [])]).toEqual([2]);
  });

  test("½x² + ½y² with x + y = 2: both 1", () => {
    const found = least(
      [
        [1, 0],
        [0, 1],
      ],
      [0, 0],
      [[1, 1]],
      [-2],
    );
    expect(found?.[0]).toBeCloseTo(1, 14);
    expect(found?.[1]).toBeCloseTo(1, 14);
  });

  test("a falling direction that the response forbids does no harm: ½x² − ½y² with y = 3x − 8", () => {
    // −4x² + 24x − 32 has no minimum, ½x² − ½y² with y = x/2 + 3 has: x·(1 − ¼) = 3/2
    expect(
      least(
        [
          [1, 0],
          [0, -1],
        ],
        [0, 0],
        [[3, -1]],
        [-8],
      ),
    ).toBeNull();
    const found = least(
      [
        [1, 0],
        [0, -1],
      ],
      [0, 0],
      [[0.5, -1]],
      [3],
    );
    expect(found?.[0]).toBeCloseTo(2, 13);
    expect(found?.[1]).toBeCloseTo(4, 13);
  });

  test("unknowns of sizes 1 and 1e9 are found alike", () => {
    // ½x² − x + ½(y/1e9)² − y/1e9 with x = y/1e9
    const found = least(
      [
        [1, 0],
        [0, 1e-18],
      ],
      [-1, -1e-9],
      [[1, -1e-9]],
      [0],
    );
    expect(found?.[0]).toBeCloseTo(1, 12);
    expect((found?.[1] ?? 0) / 1e9).toBeCloseTo(1, 12);
  });

  test("there is none where nothing bends, and no response where its equations are singular", () => {
    expect(least([[0]], [1])).toBeNull();
    expect(
      least(
        [
          [1, 0],
          [0, 1],
        ],
        [0, 0],
        [
          [1, 1],
          [1, 1],
        ],
        [0, 0],
      ),
    ).toBeNull();
    expect(least([[-1]], [0])).toBeNull();
  });
});
