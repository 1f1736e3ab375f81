import { GameError } from "../checks/errors.ts";
import { bracketedRoot } from "./bracketed-root.ts";
import type { GaussianQuadratic, QuadraticSpectrum } from "./gaussian-quadratic.ts";

/** Curvatures this close to the largest, relative to the size of all, count as equal to it. */
const TIE = 1e-14;

/** The greatest value of a quadratic on a ball. */
export interface GreatestValue {
  /** In units of X; `Infinity` if X is unbounded. */
  readonly value: number;
  /** A point z where it is taken; `null` if X is unbounded. */
  readonly maximiser: Float64Array | null;
}

/**
 * The greatest X over ‖z‖ ≤ r: the worst case within r standard deviations.
 *
 * A maximiser solves (μI − W_zz)z = w_z with μ ≥ max(λ_max, 0), and ‖z‖ = r unless μ = 0. Then μ is
 * the root of ‖z(μ)‖ = r, or λ_max in the hard case that w_z is orthogonal to the axes of λ_max and
 * ‖z(λ_max)‖ < r; what is missing is added along such an axis.
 *
 * @param q - X, from `gaussianQuadratic`.
 * @param r - Radius in standard deviations, ≥ 0; `Infinity` for the greatest value of all.
 * @returns The value and where it is taken.
 * @throws `GameError` if r is negative or not a number.
 *
 * @see Moré and Sorensen (1983), SIAM Journal on Scientific and Statistical Computing 4, 553–572.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { gaussianQuadratic, greatestWithin } = await import("@stackelberg/game");
 * // z₁ − ½z₁² + ½z₂² on the disc of radius 2: 2z₁ = 1
 * const q = gaussianQuadratic([[0, 1, 0], [1, -1, 0], [0, 0, 1]]);
 * const { value, maximiser } = greatestWithin(q, 2);
 * expect(value).toBeCloseTo(2.25, 14);
 * expect(maximiser?.[0]).toBeCloseTo(0.5, 14);
 * expect(greatestWithin(q, Infinity).value).toBe(Infinity);
 * ```
 */
export function greatestWithin(q: GaussianQuadratic, r: number): GreatestValue {
  if (!(r >= 0)) {
    throw new GameError("STACKELBERG_BAD_RADIUS", "not a radius", {
      path: ["radius"],
      found: String(r),
      expected: "a number ≥ 0, or infinity",
    });
  }
  const { axes } = q.spectrum;
  const best = alongAxes(q.spectrum, r);
  if (best === null) return { value: Number.POSITIVE_INFINITY, maximiser: null };
  let value = q.constant;
  const maximiser = new Float64Array(best.length);
  best.forEach((s, j) => {
    const { curvatures, slopes } = q.spectrum;
    value += s * ((slopes[j] as number) + ((curvatures[j] as number) * s) / 2);
    for (let k = 0; k < maximiser.length; k++) {
      maximiser[k] = (maximiser[k] as number) + axes.get(k, j) * s;
    }
  });
  return { value, maximiser };
}

/** The maximiser in coordinates of the axes; `null` if there is none. */
function alongAxes({ curvatures, slopes }: QuadraticSpectrum, r: number): Float64Array | null {
  const top = curvatures.reduce((m, v) => Math.max(m, v), 0);
  const scale = curvatures.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
  // μ − λ_j = gap_j + δ with δ = μ − max(λ_max, 0) ≥ 0
  const gaps = curvatures.map((v) => (top - v <= TIE * scale ? 0 : top - v));
  const free = gaps.indexOf(0);
  const pull = Math.hypot(...slopes.filter((_, j) => gaps[j] === 0));
  if (pull === 0) {
    const point = slopes.map((slope, j) => (gaps[j] === 0 ? 0 : slope / (gaps[j] as number)));
    const rest = r - Math.hypot(...point);
    if (rest >= 0 && top === 0) return point;
    if (rest >= 0 && r === Number.POSITIVE_INFINITY) return null;
    if (rest >= 0) {
      point[free] = Math.sqrt(rest * (r + Math.hypot(...point)));
      return point;
    }
  }
  if (r === Number.POSITIVE_INFINITY) return null;
  if (r === 0) return slopes.map(() => 0);
  return onSphere(slopes, gaps, r);
}

/** s_j = ℓ_j/(gap_j + δ) with ‖s‖ = r. */
function onSphere(slopes: Float64Array, gaps: Float64Array, r: number): Float64Array {
  const at = (delta: number) => slopes.map((slope, j) => slope / ((gaps[j] as number) + delta));
  const most = Math.hypot(...slopes) / r;
  const pull = Math.hypot(...slopes.filter((_, j) => gaps[j] === 0)) / r;
  const least = pull > 0 ? pull : 1e-30 * most;
  const { low, high } = bracketedRoot(
    (v) => Math.log(Math.hypot(...at(Math.exp(v))) / r),
    { low: Math.log(least) - 1e-9, high: Math.log(most) + 1e-9 },
    Number.EPSILON,
  );
  const point = at(Math.exp((low + high) / 2));
  const stretch = r / Math.hypot(...point);
  return point.map((s) => s * stretch);
}
