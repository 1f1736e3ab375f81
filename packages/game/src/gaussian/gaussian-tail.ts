import { finiteNumber } from "../checks/checked-number.ts";
import { invertedTail } from "./contour-inversion.ts";
import { type GaussianQuadratic, negated, type QuadraticComponent } from "./gaussian-quadratic.ts";
import {
  type BoundedValue,
  componentExcess,
  componentProbability,
  excessRounding,
  probabilityRounding,
} from "./quadratic-component.ts";
import type { Tail } from "./tail.ts";

/** A property of a distribution, with what is known about its error. */
export interface DistributionValue {
  /** The value. */
  readonly value: number;
  /** Estimate of the absolute error; rounding only where the method is `exact`. */
  readonly error: number;
  /** Closed form, or inverse Laplace transform. */
  readonly method: "exact" | "inversion";
}

/**
 * P(X > t), e.g. the share of followers who are worse off.
 *
 * One independent part has a closed form. More are an inverse Laplace transform on a hyperbola
 * through the saddle point, in the smaller of the two tails, which keeps its relative accuracy.
 *
 * @param q - X, from `gaussianQuadratic`.
 * @param t - Threshold in units of X; may be ±∞.
 * @returns A probability. For a constant X = t it is 0.
 * @throws `GameError` if t is not a number.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { gaussianQuadratic, probabilityAbove } = await import("@stackelberg/game");
 * // ½(z₁² + z₂²) is exponential
 * const q = gaussianQuadratic([[0, 0, 0], [0, 1, 0], [0, 0, 1]]);
 * expect(probabilityAbove(q, 2).value).toBeCloseTo(Math.exp(-2), 12);
 * ```
 */
export function probabilityAbove(q: GaussianQuadratic, t: number): DistributionValue {
  if (Math.abs(t) === Number.POSITIVE_INFINITY) return exactly(t < 0 ? 1 : 0);
  const { components, constant, mean } = q;
  const threshold = finiteNumber(t, ["threshold"]);
  if (components.length === 0) return exactly(constant > threshold ? 1 : 0);
  if (components.length === 1 || threshold >= mean) {
    const { value, error, method } = upperTail("probability", q, threshold);
    return { value: Math.min(Math.max(value, 0), 1), error, method };
  }
  const { value, error, method } = upperTail("probability", negated(q), -threshold);
  return { value: 1 - Math.min(Math.max(value, 0), 1), error: error + Number.EPSILON, method };
}

/**
 * E[max(X − t, 0)], by the methods of {@link probabilityAbove}.
 *
 * @param q - X, from `gaussianQuadratic`.
 * @param t - Threshold in units of X; may be ±∞.
 * @returns At least max(E[X] − t, 0), in units of X.
 * @throws `GameError` if t is not a number.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { expectedExcess, gaussianQuadratic } = await import("@stackelberg/game");
 * const normal = gaussianQuadratic([[0, 3], [3, 0]]);
 * expect(expectedExcess(normal, 0).value).toBeCloseTo(3 / Math.sqrt(2 * Math.PI), 14);
 * ```
 */
export function expectedExcess(q: GaussianQuadratic, t: number): DistributionValue {
  if (Math.abs(t) === Number.POSITIVE_INFINITY) return exactly(t < 0 ? -t : 0);
  const { components, constant, mean } = q;
  const threshold = finiteNumber(t, ["threshold"]);
  if (components.length === 0) return exactly(Math.max(constant - threshold, 0));
  if (components.length === 1 || threshold >= mean) {
    const { value, error, method } = upperTail("excess", q, threshold);
    return { value: Math.max(value, mean - threshold, 0), error, method };
  }
  const { value, error, method } = upperTail("excess", negated(q), -threshold);
  const surplus = mean - threshold;
  return { value: surplus + Math.max(value, 0), error: error + Number.EPSILON * surplus, method };
}

/** P(X > t) or E[max(X − t, 0)] of an X that is not constant. */
function upperTail(tail: Tail, q: GaussianQuadratic, t: number): DistributionValue {
  const unit = q.components.reduce(
    (m, { curvature, slope }) => Math.max(m, Math.abs(curvature), Math.abs(slope)),
    0,
  );
  const scaled = q.components.map(({ curvature, slope }) => ({
    curvature: curvature / unit,
    slope: slope / unit,
  }));
  const { method, value, error } = scaledTail(tail, scaled, (q.constant - t) / unit);
  const size = tail === "excess" ? unit : 1;
  return { value: size * value, error: size * error, method };
}

function scaledTail(
  tail: Tail,
  components: readonly QuadraticComponent[],
  k: number,
): DistributionValue {
  const [only] = components;
  return only !== undefined && components.length === 1
    ? { ...closedForm(tail, only, k), method: "exact" }
    : { ...invertedTail(tail, components, k), method: "inversion" };
}

function closedForm(tail: Tail, part: QuadraticComponent, k: number): BoundedValue {
  return tail === "probability"
    ? { value: componentProbability(part, k), error: probabilityRounding(part, k) }
    : { value: componentExcess(part, k), error: excessRounding(part, k) };
}

function exactly(value: number): DistributionValue {
  return { value, error: 0, method: "exact" };
}
