/** A rational function's derivative: numerator and denominator are polynomials. */
export interface RationalSlope {
  /** Where to look. */
  readonly intervals: readonly (readonly [from: number, to: number])[];
  /** Degree of the numerator and of the denominator, at most. */
  readonly degree: number;
  /** The numerator; its zeros away from the poles are the stationary points. */
  readonly numerator: (x: number) => number;
  /** The denominator at the x of the last call of `numerator`; its zeros are the possible poles. */
  readonly denominator: () => number;
  /** Rounding in the numerator at the same x. */
  readonly rounding: () => number;
}

/** What is known about the stationary points. */
export interface StationaryPoints {
  readonly points: readonly number[];
  /** Narrow intervals around possible poles, in which nothing was decided. */
  readonly poles: readonly (readonly [from: number, to: number])[];
  /** Whether the whole interval was covered. */
  readonly complete: boolean;
}

/** Half-widths, as shares of the distance from 0, at which division ends. */
const AROUND_POLE = 1e-7;
const NARROW = 1e-12;
const SMALLEST = 1e-16;
const MOST_INTERVALS = 5000;
/** Share of the largest value that counts as rounding. */
const ROUNDING = 1e-11;

/**
 * All stationary points of a rational function on some intervals, by Chebyshev coefficients on halved
 * intervals: a polynomial Σ a_k T_k has no zero where |a_0| > Σ_{k≥1}|a_k|, and at most one where
 * the same holds of its derivative. Values are computed afresh on each interval, so that small
 * structures are resolved where they are. Possible poles are fenced in first.
 */
export function stationaryPoints(slope: RationalSlope): StationaryPoints {
  const cosines = chebyshevTable(slope.degree + 1);
  const points: number[] = [];
  const poles: (readonly [number, number])[] = [];
  const open = [...slope.intervals];
  for (let visited = 0; open.length > 0; visited++) {
    if (visited > MOST_INTERVALS) return { points, poles, complete: false };
    const interval = open.pop() as readonly [number, number];
    const verdict = examined(slope, interval, cosines);
    if (verdict === "divide") {
      const middle = (interval[0] + interval[1]) / 2;
      open.push([interval[0], middle], [middle, interval[1]]);
    } else if (verdict === "pole") poles.push(interval);
    else if (verdict !== null && !points.some((p) => isSame(p, verdict))) points.push(verdict);
  }
  return { points, poles, complete: true };
}

/** A point on the border of two intervals is found in both. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= NARROW * Math.max(Math.abs(a), Math.abs(b));
}

/** The one stationary point of an interval, `null` for none, or what to do with it. */
function examined(
  { numerator, denominator, rounding, degree }: RationalSlope,
  [from, to]: readonly [number, number],
  cosines: readonly Float64Array[],
): number | null | "divide" | "pole" {
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  const values = new Float64Array(degree + 1);
  const divisors = new Float64Array(degree + 1);
  let noise = 0;
  for (let j = 0; j <= degree; j++) {
    values[j] = numerator(middle + half * (cosines[1]?.[j] ?? 0));
    divisors[j] = denominator();
    noise = Math.max(noise, rounding());
  }
  if (!dominated(chebyshevCoefficients(divisors, cosines), ROUNDING * largest(divisors))) {
    return half < Math.max(AROUND_POLE * Math.abs(middle), SMALLEST) ? "pole" : "divide";
  }
  const size = largest(values);
  // flat up to rounding: any point will do
  if (size <= 4 * noise) return middle;
  const slack = Math.max(ROUNDING * size, noise);
  const coefficients = chebyshevCoefficients(values, cosines);
  if (dominated(coefficients, slack)) return null;
  if (dominated(derivative(coefficients), slack)) return signChange(numerator, from, to);
  return half < Math.max(NARROW * Math.abs(middle), SMALLEST) ? middle : "divide";
}

/** cos(kπ(j+½)/n) for k, j < n. */
function chebyshevTable(n: number): readonly Float64Array[] {
  return Array.from({ length: Math.max(n, 2) }, (_, k) =>
    Float64Array.from({ length: n }, (__, j) => Math.cos((k * Math.PI * (j + 0.5)) / n)),
  );
}

function chebyshevCoefficients(
  values: Float64Array,
  cosines: readonly Float64Array[],
): Float64Array {
  const n = values.length;
  return Float64Array.from({ length: n }, (_, k) => {
    const row = cosines[k] as Float64Array;
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (values[j] as number) * (row[j] as number);
    return (k === 0 ? 1 : 2) * (sum / n);
  });
}

/** Chebyshev coefficients of the derivative with respect to the variable on [−1, 1]. */
function derivative(a: Float64Array): Float64Array {
  const n = a.length;
  const b = new Float64Array(n);
  for (let k = n - 1; k >= 1; k--) b[k - 1] = (b[k + 1] ?? 0) + 2 * k * (a[k] as number);
  b[0] = (b[0] as number) / 2;
  return b;
}

/** Whether the constant coefficient outweighs all others. */
function dominated(a: Float64Array, slack: number): boolean {
  let rest = slack;
  for (let k = 1; k < a.length; k++) rest += Math.abs(a[k] as number);
  return Math.abs(a[0] as number) > rest;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The zero of a function that is monotone on an interval, by bisection; `null` without one. */
function signChange(at: (x: number) => number, from: number, to: number): number | null {
  let [low, high] = [from, to];
  const [start, end] = [at(low), at(high)];
  const rounding = ROUNDING * Math.max(Math.abs(start), Math.abs(end));
  if (Math.abs(start) <= rounding) return low;
  if (Math.abs(end) <= rounding) return high;
  if (start * end > 0) return null;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (at(middle) * start > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
