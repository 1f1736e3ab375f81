/** A numerical expectation with what is known about its error. */
export interface GaussianExpectation {
  /** The expectation. */
  readonly value: number;
  /** Estimate of the absolute error. */
  readonly error: number;
  /** How it was found. */
  readonly method: "exact" | "adaptive-quadrature" | "lattice";
}

/** Settings of {@link gaussianExpectation}. */
export interface GaussianExpectationOptions {
  /** Wanted error relative to E|φ|. @defaultValue 1e-11 */
  readonly tolerance?: number;
  /** Points of the first coordinate near which φ may be sharp. @defaultValue [] */
  readonly splits?: readonly number[];
}

/** Above this dimension nested quadrature gives way to a lattice rule. */
const NESTED = 3;

/**
 * E φ(e) for e standard normal in `dimension` coordinates: nested adaptive Gauss–Kronrod
 * quadrature up to three dimensions, an averaged lattice rule with an error estimate above.
 * Gauss–Hermite is never used: the functions integrated here have poles near the real axis.
 *
 * @param phi - Reads its argument and does not keep it.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { gaussianExpectation } = await import("@stackelberg/game");
 * const { value } = gaussianExpectation((e) => e[0]! ** 4, 1);
 * expect(value).toBeCloseTo(3, 10);
 * ```
 */
export function gaussianExpectation(
  phi: (e: Float64Array) => number,
  dimension: number,
  options: GaussianExpectationOptions = {},
): GaussianExpectation {
  const { tolerance = 1e-11, splits = [] } = options;
  if (dimension === 0) return { value: phi(new Float64Array(0)), error: 0, method: "exact" };
  if (dimension > NESTED) return lattice(phi, dimension);
  const rough =
    dimension > 1 ? nested(phi, dimension, { tolerance: 1e-3, splits, size: 0 }).size : 0;
  const { value, error } = nested(phi, dimension, { tolerance, splits, size: rough });
  return { value, error, method: "adaptive-quadrature" };
}

interface Nesting {
  readonly tolerance: number;
  readonly splits: readonly number[];
  /** About E|φ|: inner integrals need no more accuracy than shows in the whole. */
  readonly size: number;
}

/** One adaptive integral per coordinate, one inside the other. */
function nested(
  phi: (e: Float64Array) => number,
  dimension: number,
  { tolerance, splits, size }: Nesting,
): Estimate {
  const point = new Float64Array(dimension);
  const reach = Math.sqrt(-2 * Math.log(tolerance)) + 1.5;
  const integrate = (axis: number, weight: number): Estimate => {
    const inside =
      axis === 0 ? splits.filter((b) => Math.abs(b) < reach).sort((a, b) => a - b) : [];
    return adaptive(
      (x) => {
        const density = DENSITY * Math.exp((-x * x) / 2);
        point[axis] = x;
        return (
          density *
          (axis + 1 < dimension ? integrate(axis + 1, weight * density).value : phi(point))
        );
      },
      [-reach, ...inside, reach],
      {
        relative: axis === 0 ? tolerance : tolerance / 10,
        absolute: (tolerance * size) / (40 * weight),
      },
    );
  };
  return integrate(0, 1);
}

const DENSITY = 1 / Math.sqrt(2 * Math.PI);

interface Estimate {
  readonly value: number;
  readonly error: number;
  /** Integral of the absolute value. */
  readonly size: number;
}

interface Piece extends Estimate {
  readonly from: number;
  readonly to: number;
}

/** An integral is good enough when its error is below either. */
interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** Global adaptive quadrature: the worst piece is halved until the sum of errors is small. */
function adaptive(
  f: (x: number) => number,
  breaks: readonly number[],
  { relative, absolute }: Tolerance,
): Estimate {
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < breaks.length; i++) {
    const from = breaks[i] as number;
    const to = breaks[i + 1] as number;
    const parts = Math.max(1, Math.ceil((to - from) / 4.5));
    for (let p = 0; p < parts; p++) {
      pieces.push(
        kronrod(f, from + ((to - from) * p) / parts, from + ((to - from) * (p + 1)) / parts),
      );
    }
  }
  for (let round = 0; round < 500; round++) {
    let size = 0;
    let error = 0;
    let worst = 0;
    pieces.forEach((piece, i) => {
      size += piece.size;
      error += piece.error;
      if (piece.error > (pieces[worst] as Piece).error) worst = i;
    });
    const { from, to } = pieces[worst] as Piece;
    const wanted = Math.max(relative * size, absolute);
    if (!(error > wanted && Number.isFinite(size)) || to - from < 1e-13) break;
    const middle = (from + to) / 2;
    pieces[worst] = kronrod(f, from, middle);
    pieces.push(kronrod(f, middle, to));
  }
  return pieces.reduce(
    (sum, piece) => ({
      value: sum.value + piece.value,
      error: sum.error + piece.error,
      size: sum.size + piece.size,
    }),
    { value: 0, error: 0, size: 0 },
  );
}

/** Nodes of the 15-point Kronrod rule on [0, 1], from the outside in; odd ones are Gauss nodes. */
const NODES = [
  0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
  0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
  0.58608723546769113029414469182596, 0.405845151377397166906606412076961,
  0.207784955007898467600689403773245, 0,
];
const KRONROD = [
  0.02293532201052922496373200805897, 0.063092092629978553290700663189204,
  0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
  0.16900472663926790282658342659855, 0.190350578064785409913256402421014,
  0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
];
const GAUSS = [
  0.129484966168869693270611432679082, 0.27970539148927666790146777142378,
  0.381830050505118944950369775488975, 0.417959183673469387755102040816327,
];

function kronrod(f: (x: number) => number, from: number, to: number): Piece {
  const centre = (from + to) / 2;
  const half = (to - from) / 2;
  let fine = 0;
  let coarse = 0;
  let size = 0;
  for (let i = 0; i < NODES.length; i++) {
    const x = half * (NODES[i] as number);
    const weight = KRONROD[i] as number;
    const left = f(centre - x);
    const right = i === NODES.length - 1 ? 0 : f(centre + x);
    fine += weight * (left + right);
    size += weight * (Math.abs(left) + Math.abs(right));
    if (i % 2 === 1) coarse += (GAUSS[(i - 1) / 2] as number) * (left + right);
  }
  const raw = Math.abs(fine - coarse);
  const error = size > 0 ? size * Math.min(1, ((200 * raw) / size) ** 1.5) : 0;
  return { from, to, value: fine * half, error: error * half, size: size * half };
}

const LATTICE_POINTS = 4093;
const LATTICE_SHIFTS = 8;

/** Shifted Korobov lattices; the spread over the (fixed) shifts estimates the error. */
function lattice(phi: (e: Float64Array) => number, dimension: number): GaussianExpectation {
  const points = latticePoints(dimension);
  const means: number[] = [];
  for (let shift = 0; shift < LATTICE_SHIFTS; shift++) {
    let sum = 0;
    for (let i = 0; i < LATTICE_POINTS && Number.isFinite(sum); i++) {
      const start = (shift * LATTICE_POINTS + i) * dimension;
      sum += phi(points.subarray(start, start + dimension));
    }
    if (!Number.isFinite(sum)) return { value: sum, error: sum, method: "lattice" };
    means.push(sum / LATTICE_POINTS);
  }
  const value = means.reduce((a, b) => a + b, 0) / LATTICE_SHIFTS;
  const spread = means.reduce((a, b) => a + (b - value) ** 2, 0);
  const error = Math.sqrt(spread / (LATTICE_SHIFTS * (LATTICE_SHIFTS - 1)));
  return { value, error, method: "lattice" };
}

const knownPoints = new Map<number, Float64Array>();

/** All points of all shifts, one after the other; remembered per dimension. */
function latticePoints(dimension: number): Float64Array {
  const known = knownPoints.get(dimension);
  if (known) return known;
  const points = new Float64Array(LATTICE_SHIFTS * LATTICE_POINTS * dimension);
  const generator = Array.from({ length: dimension }, (_, k) =>
    modularPower(1516, k, LATTICE_POINTS),
  );
  let next = 0;
  for (let shift = 0; shift < LATTICE_SHIFTS; shift++) {
    for (let i = 0; i < LATTICE_POINTS; i++) {
      generator.forEach((g, k) => {
        const offset = ((shift + 1) * (k + 1) * 0.6180339887498949) % 1;
        const uniform = ((i * g) / LATTICE_POINTS + offset) % 1;
        const folded = Math.abs(2 * uniform - 1);
        points[next++] = normalQuantile(Math.min(Math.max(folded, 1e-16), 1 - 1e-16));
      });
    }
  }
  knownPoints.set(dimension, points);
  return points;
}

function modularPower(base: number, exponent: number, modulus: number): number {
  let value = 1;
  for (let k = 0; k < exponent; k++) value = (value * base) % modulus;
  return value;
}

/** Standard normal quantile, relative error 1.2e-9 (P. J. Acklam's rational approximation). */
function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  if (tail > 0.02425) {
    const q = p - 0.5;
    const r = q * q;
    return (q * horner(CENTRE_TOP, r)) / (horner(CENTRE_BOTTOM, r) * r + 1);
  }
  const q = Math.sqrt(-2 * Math.log(tail));
  const x = horner(TAIL_TOP, q) / (horner(TAIL_BOTTOM, q) * q + 1);
  return p < 0.5 ? x : -x;
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, c) => value * x + c, 0);
}

const CENTRE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const CENTRE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
];
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const TAIL_BOTTOM = [
  0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416,
];
