import { symmetricPart } from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { ReducedCoordinates } from "./reduced-coordinates.ts";
import { meanSquare, vanishingAuthority } from "./vanishing-authority.ts";

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
  if (damping === 0 && isInfinite(coordinates, variance)) {
    return { value: Number.POSITIVE_INFINITY, error: 0 };
  }
  return laplaceMoment(coordinates, variance, {
    damping,
    weight: (t) => (1 - damping * t) * Math.exp(-damping * t),
  });
}

/** E[‖g‖²/(s+λ)²] = ∫₀^∞ t e^{−λt} E[‖g‖²e^{−ts}] dt, λ > 0. */
export function recomputedInverseSquare(
  coordinates: ReducedCoordinates,
  variance: number,
  damping: number,
): RecomputedMoment {
  return laplaceMoment(coordinates, variance, {
    damping,
    weight: (t) => t * Math.exp(-damping * t),
  });
}

/**
 * ∫₀^∞ ω(t) E[‖g‖²e^{−ts}] dt by adaptive halving in r, t = r²/(1−r)², the inner expectation in
 * closed form in the eigenvectors of KᵀK.
 */
function laplaceMoment(
  coordinates: ReducedCoordinates,
  variance: number,
  { damping, weight }: { readonly damping: number; readonly weight: (t: number) => number },
): RecomputedMoment {
  const whole = meanSquare(coordinates.authorityOffset, coordinates.authoritySlope) + variance;
  const scale = whole + damping;
  if (meanSquare(coordinates.gradientOffset, coordinates.gradientSlope) === 0)
    return { value: 0, error: 0 };
  const transform = tiltedSecondMoment(coordinates, variance <= NEGLIGIBLE * whole);
  return halving((r) => {
    const t = (r * r) / ((1 - r) * (1 - r)) / scale;
    const jacobian = (2 * r) / (1 - r) ** 3 / scale;
    const decay = Math.exp(-variance * t) * weight(t);
    return decay === 0 || !Number.isFinite(t) ? 0 : decay * transform(t) * jacobian;
  });
}

/** Whether the exact rule's energy is infinite: a pole of codimension 3 or more is integrable. */
function isInfinite(coordinates: ReducedCoordinates, variance: number): boolean {
  const nowhere = vanishingAuthority(coordinates, variance);
  return nowhere !== null && !nowhere.harmless && nowhere.codimension <= 2;
}

/**
 * t ↦ E[‖g‖² e^{−t‖κ̄‖²}] in the eigenvectors of KᵀK with eigenvalues q_i. Around the point z of
 * least authority, coordinate i is tilted to the mean z_i(1 − v_i) and the variance
 * v_i = 1/(1 + 2tq_i), and the exponent is −t‖κ̄(z)‖² − t Σ q_i z_i² v_i: nothing cancels.
 *
 * @param exact - Whether s vanishes nowhere else: then g(z) that is small counts as 0.
 */
function tiltedSecondMoment(c: ReducedCoordinates, exact: boolean): (t: number) => number {
  const n = c.dimension;
  const actions = c.gradientOffset.length;
  const { values, vectors } = principalAxes(c.authoritySlope, c.authorityRank);
  const largest = Math.max(0, ...values);
  const offset = Matrix.columnVector([...c.authorityOffset]);
  const pulls = c.authoritySlope.mmul(vectors).transpose().mmul(offset).to1DArray();
  const zero = pulls.map((pull, i) => {
    const q = values[i] as number;
    return q > 1e-24 * largest ? -pull / q : 0;
  });
  const turned = c.gradientSlope.mmul(vectors);
  const column = Matrix.columnVector(zero);
  const least = n === 0 ? offset : Matrix.add(c.authoritySlope.mmul(vectors).mmul(column), offset);
  const base = least.norm("frobenius") ** 2;
  const anchor = Matrix.columnVector([...c.gradientOffset]);
  if (n > 0) anchor.add(turned.mmul(column));
  const size = meanSquare(c.gradientOffset, c.gradientSlope);
  const still = anchor.norm("frobenius") ** 2 <= (exact ? 1e-16 : 1e-28) * size;
  const start = still ? new Float64Array(actions) : Float64Array.from(anchor.to1DArray());
  const slopes = Float64Array.from({ length: n * actions }, (_, k) =>
    turned.get(k % actions, Math.floor(k / actions)),
  );
  const there = new Float64Array(actions);
  return (t) => {
    let determinant = 1;
    let exponent = -t * base;
    let spread = 0;
    there.set(start);
    for (let i = 0; i < n; i++) {
      const q = values[i] as number;
      const z = zero[i] as number;
      const variance = 1 / (1 + 2 * t * q);
      determinant *= variance;
      exponent -= t * q * z * z * variance;
      for (let j = 0; j < actions; j++) {
        const slope = slopes[i * actions + j] as number;
        there[j] = (there[j] as number) - slope * z * variance;
        spread += slope * slope * variance;
      }
    }
    for (let j = 0; j < actions; j++) spread += (there[j] as number) ** 2;
    return Math.exp(exponent) * Math.sqrt(determinant) * spread;
  };
}

/** Eigenvalues and eigenvectors of KᵀK, which only the first `rank` coordinates enter. */
function principalAxes(
  slope: Matrix,
  rank: number,
): { values: readonly number[]; vectors: Matrix } {
  const vectors = Matrix.eye(slope.columns);
  const values = new Array<number>(slope.columns).fill(0);
  if (rank === 0) return { values, vectors };
  const varying = slope.subMatrix(0, slope.rows - 1, 0, rank - 1);
  const gram = symmetricPart(varying.transpose().mmul(varying));
  if (rank === 1) values[0] = gram.get(0, 0);
  else {
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, {
      assumeSymmetric: true,
    });
    vectors.setSubMatrix(eigenvectorMatrix, 0, 0);
    realEigenvalues.forEach((q, k) => {
      values[k] = Math.max(q, 0);
    });
  }
  return { values, vectors };
}

/** A panel with its integral as a whole and by its halves. */
interface Halved {
  readonly from: number;
  readonly to: number;
  readonly coarse: number;
  readonly left: number;
  readonly right: number;
}

/**
 * ∫₀¹ by 10-point Gauss–Legendre panels that are halved until two levels agree: first roughly, for
 * the size of the whole, then the panels that are left to a share of it.
 */
function halving(f: (r: number) => number): RecomputedMoment {
  const first = Array.from({ length: 4 }, (_, i) => {
    const [from, to] = [i / 4, (i + 1) / 4];
    return halved(f, { from, to, coarse: panel(f, from, to) });
  });
  const roughly = agreed(f, first, (difference, here) => difference <= 1e-3 * Math.abs(here));
  const size = Math.abs(roughly.reduce((sum, { left, right }) => sum + left + right, 0));
  const finely = agreed(f, roughly, (difference) => !(difference > 1e-12 * size));
  let value = 0;
  let error = 0;
  for (const { coarse, left, right } of finely) {
    value += left + right;
    error += Math.abs(left + right - coarse);
  }
  return { value, error };
}

/** No panel is narrower, and no integral has more of them. */
const NARROW = 2 ** -49;
const MANY = 20_000;

/** Halves panels until each agrees with its halves. */
function agreed(
  f: (r: number) => number,
  panels: readonly Halved[],
  agrees: (difference: number, here: number) => boolean,
): Halved[] {
  const stack = [...panels];
  const done: Halved[] = [];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { from, to, coarse, left, right } = top;
    const here = left + right;
    const enough = to - from < NARROW || done.length + stack.length > MANY;
    if (enough || agrees(Math.abs(here - coarse), here)) {
      done.push(top);
      continue;
    }
    const middle = (from + to) / 2;
    stack.push(halved(f, { from, to: middle, coarse: left }));
    stack.push(halved(f, { from: middle, to, coarse: right }));
  }
  return done;
}

function halved(f: (r: number) => number, whole: Pick<Halved, "from" | "to" | "coarse">): Halved {
  const middle = (whole.from + whole.to) / 2;
  return { ...whole, left: panel(f, whole.from, middle), right: panel(f, middle, whole.to) };
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
