import { Matrix, pseudoInverse } from "ml-matrix";

/** Coefficients of 1, t and t². */
export type Quadratic<T> = readonly [T, T, T];

/** A matrix K, a vector k and a number c that are quadratic in t. */
export interface QuadraticPencil {
  readonly size: number;
  /** Degree of det K in t, at most. */
  readonly degree: number;
  /** Three size × size matrices, row-major. */
  readonly matrix: Quadratic<Float64Array>;
  readonly vector: Quadratic<Float64Array>;
  readonly constant: Quadratic<number>;
}

/** G = c − ½kᵀK⁻¹k at a point, its derivative, and det K. */
export interface PencilValue {
  readonly value: number;
  readonly slope: number;
  readonly determinant: number;
  /** Size of the terms of the slope, of which a share of 1e-14 or so is rounding. */
  readonly terms: number;
}

/** Where a pencil is evaluated: t = x/y, and along which of the two its derivative is taken. */
export type Chart = "x" | "y";

/**
 * Evaluates G(x, y) for K = y²K0 + xyK1 + x²K2 (k and c alike): in the chart `x` at (p, 1) with its
 * derivative along x, in the chart `y` at (1, p) along y. At y = 1 it is the minimum at t = x, and
 * G(x, y) = y²·G(x/y, 1). The returned object is overwritten by the next call.
 */
export function pencilEvaluator(
  { size: n, matrix, vector, constant }: QuadraticPencil,
  chart: Chart,
): (p: number) => PencilValue {
  const a = new Float64Array(n * n);
  const moved = new Float64Array(n * n);
  const z = new Float64Array(n);
  const k = new Float64Array(n);
  const result = { value: 0, slope: 0, determinant: 0, terms: 0 };
  // the powers of p that go with the three coefficients
  const order = chart === "x" ? ([0, 1, 2] as const) : ([2, 1, 0] as const);
  const [m0, m1, m2] = order.map((i) => matrix[i]) as unknown as Quadratic<Float64Array>;
  const [v0, v1, v2] = order.map((i) => vector[i]) as unknown as Quadratic<Float64Array>;
  const [c0, c1, c2] = order.map((i) => constant[i]) as unknown as Quadratic<number>;
  return (p) => {
    for (let i = 0; i < n * n; i++) {
      const [e1, e2] = [m1[i] as number, m2[i] as number];
      a[i] = (m0[i] as number) + p * (e1 + p * e2);
      moved[i] = e1 + 2 * p * e2;
    }
    for (let i = 0; i < n; i++) {
      k[i] = (v0[i] as number) + p * ((v1[i] as number) + p * (v2[i] as number));
      z[i] = k[i] as number;
    }
    result.determinant = solveInPlace(a, z, n);
    let value = c0 + p * (c1 + p * c2);
    let slope = c1 + 2 * p * c2;
    let terms = Math.abs(slope);
    for (let i = 0; i < n; i++) {
      const zi = z[i] as number;
      value -= (zi * (k[i] as number)) / 2;
      let felt = -((v1[i] as number) + 2 * p * (v2[i] as number));
      let size = Math.abs(felt);
      for (let j = 0; j < n; j++) {
        const term = ((z[j] as number) * (moved[i * n + j] as number)) / 2;
        felt += term;
        size += Math.abs(term);
      }
      slope += zi * felt;
      terms += Math.abs(zi) * size;
    }
    result.value = value;
    result.slope = slope;
    result.terms = terms;
    return result;
  };
}

/** Entries below this share of the terms that cancelled in them are rounding. */
const ROUNDING = 1e-14;

/**
 * The same G from another origin: with k′ = k − Kz and c′ = c − zᵀk + ½zᵀKz, G does not depend on z.
 * At the z of least norm that takes k₂ off, terms of order t² no longer cancel in G far out.
 */
export function centredPencil(pencil: QuadraticPencil): QuadraticPencil {
  const { size: n, matrix, vector, constant } = pencil;
  const square = new Matrix(range(n).map((i) => [...matrix[2].subarray(i * n, (i + 1) * n)]));
  const z = pseudoInverse(square)
    .mmul(Matrix.columnVector([...vector[2]]))
    .to1DArray();
  const felt = ([0, 1, 2] as const).map((k) =>
    range(n).map((i) => range(n).map((j) => -(matrix[k][i * n + j] as number) * (z[j] as number))),
  ) as unknown as Quadratic<number[][]>;
  const moved = ([0, 1, 2] as const).map((k) =>
    Float64Array.from(felt[k], (terms, i) => without([vector[k][i] as number, ...terms])),
  ) as unknown as Quadratic<Float64Array>;
  const shifted = ([0, 1, 2] as const).map((k) =>
    without([
      constant[k],
      ...range(n).flatMap((i) => [
        -(z[i] as number) * (vector[k][i] as number),
        ...(felt[k][i] as number[]).map((term) => (-term * (z[i] as number)) / 2),
      ]),
    ]),
  ) as unknown as Quadratic<number>;
  return { ...pencil, vector: moved, constant: shifted };
}

/** A sum, exactly 0 where it is only rounding. */
function without(terms: readonly number[]): number {
  const sum = terms.reduce((total, term) => total + term, 0);
  const size = terms.reduce((total, term) => total + Math.abs(term), 0);
  return Math.abs(sum) <= ROUNDING * size ? 0 : sum;
}

function range(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** Solves a·x = b by elimination with row pivoting, in place; returns det a. */
function solveInPlace(a: Float64Array, b: Float64Array, n: number): number {
  let determinant = 1;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) {
      if (Math.abs(a[r * n + c] as number) > Math.abs(a[pivot * n + c] as number)) pivot = r;
    }
    const head = a[pivot * n + c] as number;
    if (head === 0) return 0;
    determinant *= pivot === c ? head : -head;
    if (pivot !== c) swapRows(a, b, { n, c, pivot });
    for (let r = c + 1; r < n; r++) {
      const factor = (a[r * n + c] as number) / head;
      if (factor === 0) continue;
      for (let j = c + 1; j < n; j++) {
        a[r * n + j] = (a[r * n + j] as number) - factor * (a[c * n + j] as number);
      }
      b[r] = (b[r] as number) - factor * (b[c] as number);
    }
  }
  for (let r = n - 1; r >= 0; r--) {
    let sum = b[r] as number;
    for (let j = r + 1; j < n; j++) sum -= (a[r * n + j] as number) * (b[j] as number);
    b[r] = sum / (a[r * n + r] as number);
  }
  return determinant;
}

function swapRows(
  a: Float64Array,
  b: Float64Array,
  { n, c, pivot }: { readonly n: number; readonly c: number; readonly pivot: number },
): void {
  for (let j = c; j < n; j++) {
    const kept = a[c * n + j] as number;
    a[c * n + j] = a[pivot * n + j] as number;
    a[pivot * n + j] = kept;
  }
  const kept = b[c] as number;
  b[c] = b[pivot] as number;
  b[pivot] = kept;
}

/** The rows and columns `kept` of a matrix, row-major. */
export function flattened(matrix: Matrix, kept: readonly number[]): Float64Array {
  return Float64Array.from(kept.flatMap((i) => kept.map((j) => matrix.get(i, j))));
}
