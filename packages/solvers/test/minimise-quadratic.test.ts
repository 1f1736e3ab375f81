import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { decoupledBlocks } from "../src/decoupled-blocks.ts";
import { minimiseQuadratic } from "../src/minimise-quadratic.ts";
import { regularSolve } from "../src/regular-solve.ts";

const minimise = (hessian: number[][], gradient: number[], scale = 1) =>
  minimiseQuadratic(new Matrix(hessian), Float64Array.from(gradient), { scale });

describe("minimum of a quadratic", () => {
  test("strictly convex", () => {
    // ½(2a² + 2ab + 4b²) − 2a − 6b
    const minimum = minimise(
      [
        [2, 1],
        [1, 4],
      ],
      [-2, -6],
    );
    if (minimum.status !== "solved") throw new Error(minimum.status);
    expect(minimum.unique).toBe(true);
    expectClose(minimum.point[0], 2 / 7);
    expectClose(minimum.point[1], 10 / 7);
  });

  test("flat along a direction: the point of least norm", () => {
    const minimum = minimise(
      [
        [1, 1],
        [1, 1],
      ],
      [-2, -2],
    );
    if (minimum.status !== "solved") throw new Error(minimum.status);
    expect(minimum.unique).toBe(false);
    expectClose(minimum.point[0], 1);
    expectClose(minimum.point[1], 1);
  });

  test.each([
    [
      "unbounded",
      [
        [1, 0],
        [0, 0],
      ],
      [0, 1],
    ],
    [
      "not-convex",
      [
        [1, 0],
        [0, -1],
      ],
      [0, 0],
    ],
    [
      "not-convex",
      [
        [1, 2],
        [2, 1],
      ],
      [1, 1],
    ],
  ])("%s", (status, hessian, gradient) => {
    const minimum = minimise(hessian as number[][], gradient as number[]);
    expect(minimum.status).toBe(status);
  });

  test("units do not decide about curvature", () => {
    const minimum = minimise(
      [
        [1e12, 0],
        [0, 1e-12],
      ],
      [-1e6, -1e-6],
    );
    if (minimum.status !== "solved") throw new Error(minimum.status);
    expectClose(minimum.point[0], 1e-6);
    expectClose((minimum.point[1] ?? 0) / 1e6, 1);
  });

  test("nothing to choose", () => {
    expect(minimise([], []).status).toBe("solved");
  });
});

describe("regular systems", () => {
  test("are solved, whatever the units", () => {
    const system = new Matrix([
      [1e9, 2],
      [3, 4e-9],
    ]);
    const solution = regularSolve(system, system.mmul(new Matrix([[1], [1e9]])));
    expectClose(solution?.get(0, 0), 1);
    expectClose((solution?.get(1, 0) ?? 0) / 1e9, 1);
  });

  test("singular ones are not", () => {
    expect(
      regularSolve(
        new Matrix([
          [1, 2],
          [2, 4],
        ]),
        new Matrix([[1], [2]]),
      ),
    ).toBeNull();
    expect(regularSolve(Matrix.zeros(1, 1), Matrix.zeros(1, 1))).toBeNull();
  });
});

test("indices that nothing couples fall apart", () => {
  const first = Matrix.zeros(4, 4).set(0, 2, 1);
  const second = Matrix.zeros(4, 4).set(3, 2, 1e-300);
  expect(decoupledBlocks(4, [first, second])).toEqual([[0, 2, 3], [1]]);
  expect(decoupledBlocks(2, [])).toEqual([[0], [1]]);
});
