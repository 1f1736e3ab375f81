import type { CostTerm } from "@stackelberg/game";

/** constant + slope·μ + r with remainder[0] ≤ r ≤ remainder[1], for all μ of a box. */
export interface AffineEstimate {
  readonly constant: number;
  readonly slope: readonly number[];
  readonly remainder: readonly [number, number];
}

/** Intervals of the shares: middle ± half. */
export interface ShareRange {
  readonly middle: readonly number[];
  readonly half: readonly number[];
}

/** The largest value of an estimate over its box. */
export function upperValue(
  { constant, slope, remainder }: AffineEstimate,
  range: ShareRange,
): number {
  return slope.reduce(
    (sum, s, k) => sum + s * (range.middle[k] as number) + Math.abs(s) * (range.half[k] as number),
    constant + remainder[1],
  );
}

/** A cost around the middle of a box: coefficients of Π (μ_k − m_k)^{α_k}, for points of its table. */
export interface TaylorExpansion {
  /** One coefficient per α, at an index of the table. */
  readonly at: (index: number) => Float64Array;
  /** Splits coefficients, or a difference of them, into an affine part and a remainder. */
  readonly estimate: (coefficients: Float64Array) => AffineEstimate;
}

interface Alpha {
  readonly powers: readonly number[];
  readonly order: number;
  /** Share of every term in this coefficient. */
  readonly weights: Float64Array;
}

/**
 * Expands a polynomial cost about the middle of a box of shares. The terms of order 2 and more are
 * bounded by intervals, d^α ∈ [0, h^α] where all powers are even, else [−h^α, h^α], so the error of
 * the affine estimate is of second order in the width of the box, and none where costs are affine.
 */
export function taylorExpansion(
  terms: readonly CostTerm[],
  { middle, half }: ShareRange,
): TaylorExpansion {
  const alphas = new Map<string, Alpha>();
  terms.forEach(({ shares }, t) => {
    for (const [powers, weight] of expanded(shares, middle)) {
      const key = powers.join(",");
      const order = powers.reduce((sum, p) => sum + p, 0);
      const known = alphas.get(key) ?? { powers, order, weights: new Float64Array(terms.length) };
      alphas.set(key, known);
      known.weights[t] = (known.weights[t] as number) + weight;
    }
  });
  const list = [...alphas.values()];
  return {
    at: (index) => {
      const coefficients = new Float64Array(list.length);
      terms.forEach(({ table }, t) => {
        const value = table[index] as number;
        if (value === 0) return;
        for (let a = 0; a < list.length; a++) {
          const weight = (list[a] as Alpha).weights[t] as number;
          coefficients[a] = (coefficients[a] as number) + weight * value;
        }
      });
      return coefficients;
    },
    estimate: (coefficients) => estimateOf(list, coefficients, { middle, half }),
  };
}

/** Π (m_k + d_k)^{n_k} in powers of d. */
function expanded(
  exponents: readonly number[],
  middle: readonly number[],
): (readonly [readonly number[], number])[] {
  let partial: { powers: number[]; weight: number }[] = [{ powers: [], weight: 1 }];
  exponents.forEach((n, k) => {
    const m = middle[k] as number;
    partial = partial.flatMap(({ powers, weight }) =>
      Array.from({ length: n + 1 }, (_, i) => ({
        powers: [...powers, i],
        weight: weight * choose(n, i) * m ** (n - i),
      })),
    );
  });
  return partial.map(({ powers, weight }) => [powers, weight] as const);
}

function estimateOf(
  alphas: readonly Alpha[],
  coefficients: Float64Array,
  { middle, half }: ShareRange,
): AffineEstimate {
  const slope = middle.map(() => 0);
  let constant = 0;
  let [low, high] = [0, 0];
  alphas.forEach(({ powers, order }, a) => {
    const c = coefficients[a] as number;
    if (order === 0) constant += c;
    else if (order === 1) {
      const k = powers.indexOf(1);
      slope[k] = (slope[k] as number) + c;
      constant -= c * (middle[k] as number);
    } else {
      const size = powers.reduce((product, p, k) => product * (half[k] as number) ** p, 1);
      const even = powers.every((p) => p % 2 === 0);
      low += even ? Math.min(0, c) * size : -Math.abs(c) * size;
      high += even ? Math.max(0, c) * size : Math.abs(c) * size;
    }
  });
  return { constant, slope, remainder: [low, high] };
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}
