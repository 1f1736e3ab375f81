import { pseudoRandom } from "@stackelberg/tooling-written-out";
import { determinant, inverse, Matrix } from "ml-matrix";
import { describe, expect, it, test } from "vitest";
import {
  centredPencil,
  flattened,
  pencilEvaluator,
  type Quadratic,
  type QuadraticPencil,
} from "../src/best-affine/quadratic-pencil.ts";

const at = <T>([c, b, a]: Quadratic<T>, t: number, of: (value: T, by: number) => number) =>
  of(c, 1) + of(b, t) + of(a, t * t);

/** K, k and c at t. */
function valuesAt({ size, matrix, vector, constant }: QuadraticPencil, t: number) {
  const entry = (i: number) => at(matrix, t, (part, by) => (part[i] ?? 0) * by);
  const K = new Matrix(
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => entry(i * size + j)),
    ),
  );
  const k = Matrix.columnVector(
    Array.from({ length: size }, (_, i) => at(vector, t, (part, by) => (part[i] ?? 0) * by)),
  );
  return { K, k, c: at(constant, t, (part, by) => part * by) };
}

/** c − ½kᵀK⁻¹k. */
function costAt(pencil: QuadraticPencil, t: number): number {
  const { K, k, c } = valuesAt(pencil, t);
  return c - k.transpose().mmul(inverse(K)).mmul(k).get(0, 0) / 2;
}

function someSymmetric(size: number, draw: () => number, diagonal: number): Float64Array {
  const matrix = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = draw() - 0.5 + (i === j ? diagonal : 0);
      matrix.set(i, j, value).set(j, i, value);
    }
  }
  return Float64Array.from(matrix.to1DArray());
}

function somePencil(size: number, seed: number): QuadraticPencil {
  const draw = pseudoRandom(seed);
  const vector = () => Float64Array.from({ length: size }, () => draw() - 0.5);
  return {
    size,
    degree: 2 * size,
    matrix: [
      someSymmetric(size, draw, 3),
      someSymmetric(size, draw, 0),
      someSymmetric(size, draw, 1),
    ],
    vector: [vector(), vector(), vector()],
    constant: [draw(), draw(), draw()],
  };
}

describe.each([1, 2, 3, 5])("random pencils of size %d", (size) => {
  const pencil = somePencil(size, size);

  it.each([-1.3, 0, 0.4, 2])("has value, slope and determinant at t = %d", (t) => {
    const { value, slope, determinant: det, terms } = pencilEvaluator(pencil, "x")(t);
    expect(value).toBeCloseTo(costAt(pencil, t), 11);
    const difference = (costAt(pencil, t + 1e-5) - costAt(pencil, t - 1e-5)) / 2e-5;
    expect(slope).toBeCloseTo(difference, 7);
    expect(det).toBeCloseTo(determinant(valuesAt(pencil, t).K), 10);
    expect(terms).toBeGreaterThanOrEqual(Math.abs(slope) - 1e-12);
  });

  it.each([-0.8, 0.1, 0.7])("at (1, y), y = %d, it is y²·G(1/y)", (y) => {
    const homogeneous = (p: number) => p * p * costAt(pencil, 1 / p);
    const { value, slope } = pencilEvaluator(pencil, "y")(y);
    expect(value).toBeCloseTo(homogeneous(y), 9);
    const difference = (homogeneous(y + 1e-6) - homogeneous(y - 1e-6)) / 2e-6;
    expect(slope).toBeCloseTo(difference, 5);
  });
});

test("rows are exchanged where a pivot is 0", () => {
  const zeros = (length: number) => new Float64Array(length);
  const pencil: QuadraticPencil = {
    size: 2,
    degree: 0,
    matrix: [Float64Array.of(0, 2, 2, 0), zeros(4), zeros(4)],
    vector: [Float64Array.of(1, 3), zeros(2), zeros(2)],
    constant: [0, 0, 0],
  };
  const { value, determinant: det, slope } = pencilEvaluator(pencil, "x")(0.5);
  // K⁻¹ = [[0, ½], [½, 0]]: −½·(2·½·3)
  expect(value).toBeCloseTo(-1.5, 14);
  expect(det).toBe(-4);
  expect(slope).toBe(0);
  const singular = {
    ...pencil,
    matrix: [Float64Array.of(1, 1, 1, 1), zeros(4), zeros(4)],
  } as const;
  expect(pencilEvaluator(singular, "x")(0).determinant).toBe(0);
});

test("a block of a matrix, row by row", () => {
  const matrix = new Matrix([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);
  expect([...flattened(matrix, [0, 2])]).toEqual([1, 3, 7, 9]);
});

describe("from another origin", () => {
  test.each([1, 2, 3, 4])("a pencil of size %d has the same value", (size) => {
    const pencil = somePencil(size, size + 40);
    const centred = centredPencil(pencil);
    expect(Math.max(...centred.vector[2].map(Math.abs))).toBeLessThan(1e-13);
    for (const t of [-3, -0.2, 0, 0.7, 40]) {
      expect(costAt(centred, t)).toBeCloseTo(costAt(pencil, t), 9);
    }
  });

  test("terms that only cancel far out are gone: ½z² + ½t²(z − 1)² is least at ½t²/(1 + t²)", () => {
    const centred = centredPencil({
      size: 1,
      degree: 2,
      matrix: [Float64Array.of(1), Float64Array.of(0), Float64Array.of(1)],
      vector: [Float64Array.of(0), Float64Array.of(0), Float64Array.of(-1)],
      constant: [0, 0, 0.5],
    });
    expect(centred.constant).toEqual([0.5, 0, 0]);
    expect(pencilEvaluator(centred, "x")(1e12).value).toBe(0.5);
    expect(pencilEvaluator(centred, "x")(2).value).toBeCloseTo(0.4, 15);
  });
});
