import type { FiniteObservationInput, FiniteVariable } from "@stackelberg/game";

/** constant + slopes·(x − E x) + noise. */
export interface AffineObservation {
  readonly constant: number;
  readonly slopes: readonly number[];
  /** Variance of the noise. */
  readonly variance: number;
  /** How many values a noisy observation takes. */
  readonly points: number;
}

/** How far cells reach beyond the states, in standard deviations of the noise. */
const REACH = 2.5;

/**
 * P(value | x) of a quantised observation: the value itself where there is no noise, else the
 * Gaussian probability of the cell around each of some evenly spaced values.
 */
export function quantisedObservation(
  { constant, slopes, variance, points }: AffineObservation,
  common: readonly FiniteVariable[],
  mean: readonly number[],
): FiniteObservationInput {
  let states: number[][] = [[]];
  for (const { values } of common) states = states.flatMap((s) => values.map((v) => [...s, v]));
  const expected = states.map((state) => {
    const value = state.reduce(
      (sum, x, k) => sum + (slopes[k] as number) * (x - (mean[k] as number)),
      constant,
    );
    return Number(value.toPrecision(13)) + 0;
  });
  const deviation = Math.sqrt(variance);
  const values = deviation === 0 ? distinct(expected) : evenly(expected, deviation, points);
  const rows = expected.map((value) =>
    deviation === 0
      ? values.map((other) => (other === value ? 1 : 0))
      : cellProbabilities(values, value, deviation),
  );
  return { values, given: common.map(({ name }) => name), probabilities: nested(rows, common) };
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function evenly(expected: readonly number[], deviation: number, points: number): number[] {
  const from = Math.min(...expected) - REACH * deviation;
  const to = Math.max(...expected) + REACH * deviation;
  if (points === 1) return [(from + to) / 2];
  return Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
}

function cellProbabilities(values: readonly number[], mean: number, deviation: number): number[] {
  const below = values.map((value, i) => {
    const next = values[i + 1];
    return next === undefined ? 1 : normalCdf(((value + next) / 2 - mean) / deviation);
  });
  return below.map((p, i) => p - (below[i - 1] ?? 0));
}

/** P(Z ≤ z): a series near 0, a continued fraction in the tails. */
export function normalCdf(z: number): number {
  const t = Math.abs(z);
  const density = Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  if (t > 5) {
    let fraction = t;
    for (let k = 40; k > 0; k--) fraction = t + k / fraction;
    const tail = density / fraction;
    return z > 0 ? 1 - tail : tail;
  }
  let term = t;
  let sum = t;
  for (let k = 1; k < 200 && term > 1e-17 * sum; k++) {
    term *= (t * t) / (2 * k + 1);
    sum += term;
  }
  const half = density * sum;
  return z >= 0 ? 0.5 + half : 0.5 - half;
}

/** A flat list of rows by state as nested lists, one level per variable. */
function nested(
  rows: readonly (readonly number[])[],
  common: readonly FiniteVariable[],
): FiniteObservationInput["probabilities"] {
  let level: FiniteObservationInput["probabilities"][] = [...rows];
  for (const { values } of [...common].reverse()) {
    const size = values.length;
    level = Array.from({ length: level.length / size }, (_, i) =>
      level.slice(i * size, (i + 1) * size),
    );
  }
  return level[0] as FiniteObservationInput["probabilities"];
}
