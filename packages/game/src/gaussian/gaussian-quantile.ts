import { finiteNumber } from "../checks/checked-number.ts";
import { GameError } from "../checks/errors.ts";
import { bracketedRoot, type RootBracket } from "./bracketed-root.ts";
import { type GaussianQuadratic, negated } from "./gaussian-quadratic.ts";
import { type DistributionValue, probabilityAbove } from "./gaussian-tail.ts";
import { greatestWithin } from "./greatest-within.ts";

/** Width of the last interval, relative to the standard deviation and the distance from the mean. */
const CLOSE = 4 * Number.EPSILON;

/**
 * The quantile x of X: P(X ≤ x) = p.
 *
 * It is searched in the smaller of the two tails. With s the standard deviation, p ≥ ½ and
 * u = −log(1 − p) it lies between E[X] − s√((1 − p)/p), by Cantelli's inequality, and
 * E[X] + s(√(2u) + u√2), because log E[exp(θ(X − E[X]))] ≤ ½s²θ²/(1 − λθ) with λ ≤ s√2 the largest
 * curvature. The error is the distance at which the probability is off by more than its own error
 * on both sides.
 *
 * @param q - X, from `gaussianQuadratic`.
 * @param p - Probability, 0 … 1; at 0 and 1 the least and greatest value, perhaps infinite.
 * @returns The quantile in units of X.
 * @throws `GameError` if p is not a probability.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { gaussianQuadratic, quantile } = await import("@stackelberg/game");
 * // ½(z₁² + z₂²) is exponential
 * const q = gaussianQuadratic([[0, 0, 0], [0, 1, 0], [0, 0, 1]]);
 * expect(quantile(q, 0.9).value).toBeCloseTo(Math.log(10), 12);
 * ```
 */
export function quantile(q: GaussianQuadratic, p: number): DistributionValue {
  const probability = finiteNumber(p, ["probability"]);
  if (probability < 0 || probability > 1) {
    throw new GameError("STACKELBERG_NOT_A_PROBABILITY", "not a probability", {
      path: ["probability"],
      found: String(p),
      expected: "a number from 0 to 1",
    });
  }
  if (probability < 0.5) {
    const { value, error, method } = upperQuantile(negated(q), probability);
    return { value: -value, error, method };
  }
  return upperQuantile(q, 1 - probability);
}

/** x with P(X > x) = `tail` ≤ ½. */
function upperQuantile(q: GaussianQuadratic, tail: number): DistributionValue {
  const { constant, components, mean, deviation } = q;
  if (components.length === 0) return { value: constant, error: 0, method: "exact" };
  if (tail === 0) {
    const { value } = greatestWithin(q, Number.POSITIVE_INFINITY);
    const error = Number.isFinite(value) ? CLOSE * (Math.abs(value) + deviation) : 0;
    return { value, error, method: "exact" };
  }
  const method = components.length === 1 ? "exact" : "inversion";
  const at = (x: number) => probabilityAbove(q, mean + deviation * x);
  const excess = (x: number) => Math.log(Math.max(at(x).value, Number.MIN_VALUE) / tail);
  const u = -Math.log(tail);
  const low = -Math.sqrt(tail / (1 - tail)) * (1 + 1e-9);
  const root = bracketedRoot(excess, { low, high: Math.sqrt(2 * u) + Math.SQRT2 * u }, CLOSE);
  const value = mean + deviation * ((root.low + root.high) / 2);
  const error = deviation * uncertainty(at, root, tail) + CLOSE * (Math.abs(mean) + deviation);
  return { value, error, method };
}

/** How far from the root the probability is surely above and below `tail`. */
function uncertainty(
  at: (x: number) => DistributionValue,
  { low, high }: RootBracket,
  tail: number,
): number {
  let distance = high - low + CLOSE * (1 + Math.max(Math.abs(low), Math.abs(high)));
  for (; distance < 1e9; distance *= 8) {
    const below = at(low - distance);
    const above = at(high + distance);
    if (below.value - below.error >= tail && above.value + above.error <= tail) break;
  }
  return distance;
}
