import type { RuleEffect } from "./rule-effect.ts";
import { smallestEigenpair, smallestEigenvalue } from "./smallest-eigenvalue.ts";

/** A rule's effect at a point of the coordinates. */
type Effect = (point: ArrayLike<number>) => RuleEffect;

/** How hard to search. */
export interface SearchEffort {
  /** Points to look at before descending. @defaultValue 60 */
  readonly looks?: number;
  /** Descents, from the best of them. @defaultValue 3 */
  readonly descents?: number;
}

const STEPS = 80;

/**
 * The smallest curvature that a descent over readings finds, from several starts that reach out to
 * infinity. It is attained, so it bounds the infimum from above; it proves nothing from below.
 *
 * @param effect - H at a point of the coordinates.
 * @param dimension - Number of coordinates.
 */
export function searchedCurvature(
  effect: Effect,
  dimension: number,
  { looks = 60, descents = 3 }: SearchEffort = {},
): number {
  const value = curvatureAt(effect);
  if (dimension === 0) return value(new Float64Array(0));
  const points = Array.from({ length: looks }, (_, i) => spreadPoint(i, dimension))
    .map((point) => ({ point, value: value(point) }))
    .filter((look) => !Number.isNaN(look.value))
    .sort((a, b) => a.value - b.value);
  return points
    .slice(0, descents)
    .reduce(
      (best, look) => Math.min(best, descend(effect, look.point, look.value)),
      Number.POSITIVE_INFINITY,
    );
}

/** The smallest curvature that a descent from one point finds. */
export function curvatureBelow(effect: Effect, start: Float64Array): number {
  return descend(effect, start, curvatureAt(effect)(start));
}

function curvatureAt(effect: Effect): (point: Float64Array) => number {
  return (point) => smallestEigenvalue(effect(point).curvature);
}

/** The i-th of a low-discrepancy sequence of Cauchy points: dense at the mean, never quite ending. */
function spreadPoint(i: number, dimension: number): Float64Array {
  return Float64Array.from({ length: dimension }, (_, k) => {
    const u = (0.5 + (i * (k + 1) * 0.6180339887498949 + i * k * 0.4142135623730951)) % 1;
    return Math.tan(Math.PI * (u - 0.5) * 0.9999);
  });
}

/** Barzilai–Borwein descent with a safeguard. */
function descend(effect: Effect, start: Float64Array, first: number): number {
  const value = curvatureAt(effect);
  let point = start;
  let best = first;
  let slope = gradient(effect, point);
  let step = 0.1 / Math.max(norm(slope), 1e-12);
  for (let round = 0; round < STEPS; round++) {
    let next = point.map((x, k) => x - step * (slope[k] as number));
    let found = value(next);
    for (let tries = 0; !(found < best) && tries < 12; tries++) {
      step /= 4;
      next = point.map((x, k) => x - step * (slope[k] as number));
      found = value(next);
    }
    if (!(found < best)) return best;
    const gained = best - found;
    best = found;
    if (gained <= 1e-14 * Math.abs(best)) return best;
    const nextSlope = gradient(effect, next);
    step = secantStep({ point, slope }, { point: next, slope: nextSlope }) ?? step * 2;
    point = next;
    slope = nextSlope;
  }
  return best;
}

interface Iterate {
  readonly point: Float64Array;
  readonly slope: Float64Array;
}

/** ‖Δx‖²/(Δx·Δslope), or `null` where the slope does not grow along the step. */
function secantStep(from: Iterate, to: Iterate): number | null {
  let moved = 0;
  let turned = 0;
  for (let k = 0; k < to.point.length; k++) {
    const dx = (to.point[k] as number) - (from.point[k] as number);
    moved += dx * dx;
    turned += dx * ((to.slope[k] as number) - (from.slope[k] as number));
  }
  return turned > 0 ? moved / turned : null;
}

/** Slope of λmin H: by the envelope theorem that of wᵀHw with the eigenvector w held fixed. */
function gradient(effect: Effect, point: Float64Array): Float64Array {
  const { vector: w } = smallestEigenpair(effect(point).curvature);
  const along = (at: Float64Array) => {
    const { curvature } = effect(at);
    let sum = 0;
    for (let i = 0; i < w.length; i++) {
      for (let j = 0; j < w.length; j++) {
        sum += (w[i] as number) * (w[j] as number) * curvature.get(i, j);
      }
    }
    return sum;
  };
  const probe = point.slice();
  return point.map((x, k) => {
    const h = 1e-5 * Math.max(1, Math.abs(x));
    probe[k] = x + h;
    const up = along(probe);
    probe[k] = x - h;
    const down = along(probe);
    probe[k] = x;
    return (up - down) / (2 * h);
  });
}

function norm(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, v) => sum + v * v, 0));
}
