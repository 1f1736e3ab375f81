import { adaptiveQuadrature, type Estimate } from "./adaptive-quadrature.ts";
import { latticeExpectation } from "./lattice-expectation.ts";

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

/** Evaluations after which nested quadrature gives way to a lattice rule too. */
const AFFORDABLE = 1_000_000;
/** Above this dimension nested quadrature gives way to a lattice rule. */
const NESTED = 3;

/**
 * E φ(e) for e standard normal in `dimension` coordinates: nested adaptive Gauss–Kronrod
 * quadrature up to three dimensions, an averaged lattice rule with an error estimate above and
 * where the quadrature would need more than a million evaluations.
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
  if (dimension > NESTED) return { ...latticeExpectation(phi, dimension), method: "lattice" };
  const budget = { left: AFFORDABLE };
  const counted = (e: Float64Array) => {
    budget.left--;
    return phi(e);
  };
  const affordable = () => budget.left > 0;
  const start = { tolerance: 1e-3, splits, size: 0, affordable };
  const size = dimension > 1 ? nested(counted, dimension, start).size : 0;
  const { value, error } = nested(counted, dimension, { tolerance, splits, size, affordable });
  if (!affordable()) return { ...latticeExpectation(phi, dimension), method: "lattice" };
  return { value, error, method: "adaptive-quadrature" };
}

interface Nesting {
  readonly tolerance: number;
  readonly splits: readonly number[];
  /** About E|φ|: inner integrals need no more accuracy than shows in the whole. */
  readonly size: number;
  /** Whether more evaluations may be spent. */
  readonly affordable: () => boolean;
}

/** One adaptive integral per coordinate, one inside the other. */
function nested(
  phi: (e: Float64Array) => number,
  dimension: number,
  { tolerance, splits, size, affordable }: Nesting,
): Estimate {
  const point = new Float64Array(dimension);
  const reach = Math.sqrt(-2 * Math.log(tolerance)) + 1.5;
  const integrate = (axis: number, weight: number): Estimate => {
    const inside =
      axis === 0 ? splits.filter((b) => Math.abs(b) < reach).sort((a, b) => a - b) : [];
    return adaptiveQuadrature(
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
        affordable,
      },
    );
  };
  return integrate(0, 1);
}

const DENSITY = 1 / Math.sqrt(2 * Math.PI);
