import { symmetricPart } from "@stackelberg/game";
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { ReducedCoordinates } from "./reduced-coordinates.ts";

/** A moment of the rule with an estimate of its absolute error. */
export interface RecomputedMoment {
  readonly value: number;
  readonly error: number;
}

const NEGLIGIBLE = 1e-20;

/**
 * E‖Q‖² of Q = −κ gᵀ/(s + λ): E[‖g‖² s/(s+λ)²] = ∫₀^∞ (1 − λt) e^{−λt} E[‖g‖²e^{−ts}] dt.
 *
 * @param variance - V = tr Cov(κ|y).
 * @param damping - λ ≥ 0.
 * @returns `Infinity` where s + λ vanishes on a set of codimension at most 2 where g does not.
 */
export function recomputedEnergy(
  coordinates: ReducedCoordinates,
  variance: number,
  damping: number,
): RecomputedMoment {
  if (damping === 0 && vanishingAuthority(coordinates, variance)) {
    return { value: Number.POSITIVE_INFINITY, error: 0 };
  }
  return laplaceMoment(coordinates, variance, (t) => (1 - damping * t) * Math.exp(-damping * t));
}

/** E[‖g‖²/(s+λ)²] = ∫₀^∞ t e^{−λt} E[‖g‖²e^{−ts}] dt, λ > 0. */
export function recomputedInverseSquare(
  coordinates: ReducedCoordinates,
  variance: number,
  damping: number,
): RecomputedMoment {
  return laplaceMoment(coordinates, variance, (t) => t * Math.exp(-damping * t));
}

/**
 * ∫₀^∞ ω(t) E[‖g‖²e^{−ts}] dt by adaptive halving in r, t = r²/(1−r)², the inner expectation in
 * closed form in the eigenvectors of KᵀK.
 */
function laplaceMoment(
  coordinates: ReducedCoordinates,
  variance: number,
  weight: (t: number) => number,
): RecomputedMoment {
  const scale = meanSquare(coordinates.authorityOffset, coordinates.authoritySlope) + variance;
  if (meanSquare(coordinates.gradientOffset, coordinates.gradientSlope) === 0)
    return { value: 0, error: 0 };
  const transform = tiltedSecondMoment(coordinates);
  return halving((r) => {
    const t = (r * r) / ((1 - r) * (1 - r)) / scale;
    const jacobian = (2 * r) / (1 - r) ** 3 / scale;
    const decay = Math.exp(-variance * t) * weight(t);
    return decay === 0 || !Number.isFinite(t) ? 0 : decay * transform(t) * jacobian;
  });
}

/** Whether the exact rule's energy is infinite. */
function vanishingAuthority(c: ReducedCoordinates, variance: number): boolean {
  const whole = meanSquare(c.authorityOffset, c.authoritySlope) + variance;
  const size = meanSquare(c.gradientOffset, c.gradientSlope);
  if (size === 0) return false;
  if (!(whole > 0)) return true;
  if (variance > NEGLIGIBLE * whole || c.authorityRank > 2) return false;
  const slope = c.authoritySlope.subMatrixColumn(range(c.authorityRank));
  const offset = Matrix.columnVector([...c.authorityOffset]);
  const zero =
    c.authorityRank === 0 ? Matrix.zeros(0, 1) : leastSquares(slope, Matrix.mul(offset, -1));
  const left = Matrix.add(slope.mmul(zero), offset).norm("frobenius");
  if (left ** 2 > NEGLIGIBLE * whole) return false;
  const there = Matrix.columnVector([...c.gradientOffset]);
  there.add(c.gradientSlope.subMatrixColumn(range(c.authorityRank)).mmul(zero));
  let remaining = there.norm("frobenius") ** 2;
  for (let k = c.authorityRank; k < c.dimension; k++) {
    remaining += c.gradientSlope.getColumnVector(k).norm("frobenius") ** 2;
  }
  return remaining > NEGLIGIBLE * 1e4 * size;
}

function leastSquares(a: Matrix, b: Matrix): Matrix {
  const at = a.transpose();
  return new CholeskyDecomposition(at.mmul(a)).solve(at.mmul(b));
}

function meanSquare(offset: Float64Array, slope: Matrix): number {
  return offset.reduce((sum, v) => sum + v * v, 0) + slope.norm("frobenius") ** 2;
}

function range(size: number): number[] {
  return Array.from({ length: size }, (_, i) => i);
}

/**
 * t ↦ E[‖g‖² e^{−t‖κ̄‖²}] in the eigenvectors of KᵀK with eigenvalues q_i: each coordinate is
 * tilted to the mean −2t·pull_i/(1 + 2tq_i) and the variance 1/(1 + 2tq_i).
 */
function tiltedSecondMoment(c: ReducedCoordinates): (t: number) => number {
  const n = c.dimension;
  const actions = c.gradientOffset.length;
  const base = c.authorityOffset.reduce((sum, v) => sum + v * v, 0);
  const { values, vectors } = principalAxes(c.authoritySlope);
  const turned = c.gradientSlope.mmul(vectors);
  const pulls = vectors
    .transpose()
    .mmul(c.authoritySlope.transpose())
    .mmul(Matrix.columnVector([...c.authorityOffset]))
    .to1DArray();
  const slopes = Float64Array.from({ length: n * actions }, (_, k) =>
    turned.get(k % actions, Math.floor(k / actions)),
  );
  const there = new Float64Array(actions);
  return (t) => {
    let determinant = 1;
    let exponent = -t * base;
    let spread = 0;
    there.set(c.gradientOffset);
    for (let i = 0; i < n; i++) {
      const variance = 1 / (1 + 2 * t * (values[i] as number));
      const pull = pulls[i] as number;
      const mean = -2 * t * pull * variance;
      determinant *= variance;
      exponent -= t * pull * mean;
      for (let j = 0; j < actions; j++) {
        const slope = slopes[i * actions + j] as number;
        there[j] = (there[j] as number) + slope * mean;
        spread += slope * slope * variance;
      }
    }
    for (let j = 0; j < actions; j++) spread += (there[j] as number) ** 2;
    return Math.exp(exponent) * Math.sqrt(determinant) * spread;
  };
}

/** Eigenvalues and eigenvectors of KᵀK. */
function principalAxes(slope: Matrix): { values: readonly number[]; vectors: Matrix } {
  const n = slope.columns;
  if (n === 0) return { values: [], vectors: Matrix.zeros(0, 0) };
  const gram = symmetricPart(slope.transpose().mmul(slope));
  if (n === 1) return { values: [gram.get(0, 0)], vectors: Matrix.eye(1) };
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, {
    assumeSymmetric: true,
  });
  return { values: realEigenvalues.map((q) => Math.max(q, 0)), vectors: eigenvectorMatrix };
}

/** ∫₀¹ by 10-point Gauss–Legendre panels that are halved until two levels agree. */
function halving(f: (r: number) => number): RecomputedMoment {
  let value = 0;
  let error = 0;
  const whole = Math.abs(panel(f, 0, 1));
  const stack: { from: number; to: number; coarse: number; depth: number }[] = [];
  for (let i = 0; i < 8; i++) {
    stack.push({ from: i / 8, to: (i + 1) / 8, coarse: panel(f, i / 8, (i + 1) / 8), depth: 0 });
  }
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { from, to, coarse, depth } = top;
    const middle = (from + to) / 2;
    const left = panel(f, from, middle);
    const right = panel(f, middle, to);
    const difference = Math.abs(left + right - coarse);
    if (!(difference > 1e-12 * (whole + Math.abs(value))) || depth > 45) {
      value += left + right;
      error += difference;
    } else {
      stack.push({ from, to: middle, coarse: left, depth: depth + 1 });
      stack.push({ from: middle, to, coarse: right, depth: depth + 1 });
    }
  }
  return { value, error };
}

const ABSCISSAE = [
  0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845,
  0.9739065285171717,
];
const WEIGHTS = [
  0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806,
  0.06667134430868814,
];

function panel(f: (r: number) => number, from: number, to: number): number {
  const centre = (from + to) / 2;
  const half = (to - from) / 2;
  let sum = 0;
  for (let i = 0; i < ABSCISSAE.length; i++) {
    const x = half * (ABSCISSAE[i] as number);
    sum += (WEIGHTS[i] as number) * (f(centre - x) + f(centre + x));
  }
  return half * sum;
}
