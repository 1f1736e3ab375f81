import type { QuadraticComponent } from "./gaussian-quadratic.ts";
import { normalAbove, normalBetween, normalDensity } from "./normal-distribution.ts";

const ROUNDING = 4 * Number.EPSILON;

/** A number with a bound of its absolute error. */
export interface BoundedValue {
  readonly value: number;
  readonly error: number;
}

/**
 * The real zeros r₁ ≤ r₂ of ½λz² + ℓz + k, λ ≠ 0, without cancellation; `null` if there are none.
 */
export function quadraticRoots(
  { curvature, slope }: QuadraticComponent,
  k: number,
): readonly [number, number] | null {
  const discriminant = slope * slope - 2 * curvature * k;
  if (!(discriminant >= 0)) return null;
  const sum = -(slope + (slope < 0 ? -1 : 1) * Math.sqrt(discriminant));
  const one = sum / curvature;
  const other = sum === 0 ? 0 : (2 * k) / sum;
  return one < other ? [one, other] : [other, one];
}

/** P(½λz² + ℓz + k > 0): a normal probability outside or between the zeros. */
export function componentProbability(part: QuadraticComponent, k: number): number {
  const { curvature, slope } = part;
  if (curvature === 0) return normalAbove(-k / slope);
  const roots = quadraticRoots(part, k);
  if (roots === null) return curvature > 0 ? 1 : 0;
  const [low, high] = roots;
  return curvature > 0 ? normalAbove(high) + normalAbove(-low) : normalBetween(low, high);
}

/**
 * E[max(½λz² + ℓz + k, 0)]: the integral over (a, b) is
 * ½λ(aφ(a) − bφ(b)) + ℓ(φ(a) − φ(b)) + (½λ + k)·P(a < z < b).
 */
export function componentExcess(part: QuadraticComponent, k: number): number {
  const { curvature, slope } = part;
  if (curvature === 0) return slope * normalDensity(k / slope) + k * normalAbove(-k / slope);
  const level = curvature / 2 + k;
  const roots = quadraticRoots(part, k);
  if (roots === null) return curvature > 0 ? level : 0;
  const [low, high] = roots;
  const [atLow, atHigh] = [normalDensity(low), normalDensity(high)];
  const slopeTerm = slope === 0 ? 0 : slope * (atLow - atHigh);
  const between = (curvature / 2) * (times(low, atLow) - times(high, atHigh)) + slopeTerm;
  return curvature > 0
    ? level * (normalAbove(high) + normalAbove(-low)) - between
    : Math.max(0, level * normalBetween(low, high) + between);
}

/**
 * How far rounding moves {@link componentProbability}: that of the normal probabilities, and that
 * of the zeros, which have the relative error of |ℓ| + √D, near the extreme value as large as √ε.
 */
export function probabilityRounding({ curvature, slope }: QuadraticComponent, k: number): number {
  const discriminant = slope * slope - 2 * curvature * k;
  const uncertain = ROUNDING * (slope * slope + Math.abs(2 * curvature * k));
  if (discriminant < -uncertain || uncertain === 0) return 0;
  const root = Math.sqrt(Math.max(discriminant, 0));
  const sum = Math.abs(slope) + root;
  const relative = ROUNDING + uncertain / Math.max(root, Math.sqrt(uncertain)) / sum;
  const far = curvature === 0 ? Number.POSITIVE_INFINITY : sum / Math.abs(curvature);
  const near = Math.abs(2 * k) / sum;
  const density = normalDensity(near);
  // not above zero at z = 0: only the tail beyond the nearer zero counts, at most φ√(π/2)
  const size = k < 0 ? 1.26 * density : 1;
  const moved = times(far, normalDensity(far)) + times(near, density);
  return Math.min(1, 2 * ROUNDING * size + 2 * relative * moved);
}

/** Rounding of {@link componentExcess}, from the size of its terms. */
export function excessRounding({ curvature, slope }: QuadraticComponent, k: number): number {
  return 8 * Number.EPSILON * (Math.abs(curvature) + Math.abs(slope) + Math.abs(k));
}

/** z·φ(z) with the limit 0 at ±∞. */
function times(z: number, density: number): number {
  return density === 0 ? 0 : z * density;
}
