import { smallestEigenpair, smallestEigenvalue } from "../smallest-eigenvalue.ts";
import { quasiNewton, type Sloped } from "./quasi-newton.ts";
import type { RuleEffect } from "./rule-effect.ts";

/** A rule's effect at a point of the coordinates. */
type Effect = (point: ArrayLike<number>) => RuleEffect;

/** Points to look at before descending. */
const LOOKS = 100;
/** Descents closer than this share have arrived at the same minimum. */
const SAME = 1e-9;
/** So many at the same minimum are enough where no verdict hangs on it. */
const ENOUGH = 3;

/** How long to search. */
export interface Search {
  /** Descents, from the best of the points that were looked at. @defaultValue 4 */
  readonly descents?: number;
  /** Whether to stop when three descents arrive at the same value: no verdict hangs on it. */
  readonly untilSame?: boolean;
}

/**
 * The smallest curvature that a descent over readings finds, from several starts that reach out to
 * infinity. It is attained, so it bounds the infimum from above; it proves nothing from below.
 *
 * H depends on the direction of (1, y) alone as y grows: one more coordinate, which is 0 at
 * infinity, makes it a smooth function on a sphere, where minima at infinity are like any others.
 *
 * @param effect - H at a point of the coordinates.
 * @param dimension - Number of coordinates.
 */
export function searchedCurvature(
  effect: Effect,
  dimension: number,
  { descents = 4, untilSame = false }: Search = {},
): number {
  const value = curvatureAt(effect);
  if (dimension === 0) return value(Float64Array.of(1));
  const points = Array.from({ length: LOOKS }, (_, i) => onSphere(spreadPoint(i, dimension)))
    .map((point) => ({ point, value: value(point) }))
    .filter((look) => !Number.isNaN(look.value))
    .sort((a, b) => a.value - b.value);
  let best = Number.POSITIVE_INFINITY;
  let arrived = 0;
  for (const { point } of points.slice(0, descents)) {
    const found = descend(effect, point);
    const same = Math.abs(found - best) <= SAME * Math.abs(best);
    arrived = same ? arrived + 1 : found < best ? 1 : arrived;
    best = Math.min(best, found);
    if (untilSame && arrived === ENOUGH) break;
  }
  return best;
}

/** The smallest curvature that a descent from one point finds. */
export function curvatureBelow(effect: Effect, start: Float64Array): number {
  return descend(effect, onSphere(start));
}

function curvatureAt(effect: Effect): (point: Float64Array) => number {
  return (point) => smallestEigenvalue(effect(affine(point)).curvature);
}

/** Closer to infinity than this a point stays where it is. */
const FAR = 1e-9;

/** (1, y) as a unit vector. */
function onSphere(point: Float64Array): Float64Array {
  const length = Math.hypot(1, ...point);
  return Float64Array.of(1, ...point).map((x) => x / length);
}

/** What a vector in the direction of (1, y) has in the place of 1. */
function leading(vector: Float64Array): number {
  const first = vector[0] as number;
  return Math.abs(first) > FAR ? first : FAR;
}

/** y of a vector in the direction of (1, y). */
function affine(vector: Float64Array): Float64Array {
  const first = leading(vector);
  return vector.subarray(1).map((x) => x / first);
}

/** The i-th of a low-discrepancy sequence of Cauchy points: dense at the mean, never quite ending. */
function spreadPoint(i: number, dimension: number): Float64Array {
  return Float64Array.from({ length: dimension }, (_, k) => {
    const u = (0.5 + (i * (k + 1) * 0.6180339887498949 + i * k * 0.4142135623730951)) % 1;
    return Math.tan(Math.PI * (u - 0.5) * 0.9999);
  });
}

/** The local minimum below a unit vector. */
function descend(effect: Effect, start: Float64Array): number {
  return quasiNewton((point) => slopedCurvature(effect, point), start);
}

/**
 * λmin H with its slope: by the envelope theorem that of wᵀHw with the eigenvector w held fixed.
 * Steps along the vector itself change nothing.
 */
function slopedCurvature(effect: Effect, vector: Float64Array): Sloped {
  const first = leading(vector);
  const y = affine(vector);
  const { curvature, curvatureSlope } = effect(y);
  const { value, vector: w } = smallestEigenpair(curvature);
  const slope = new Float64Array(vector.length);
  curvatureSlope(w).forEach((d, k) => {
    slope[k + 1] = d / first;
    slope[0] = (slope[0] as number) - (d / first) * (y[k] as number);
  });
  return { value, slope };
}
