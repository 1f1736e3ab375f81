import { unusableData } from "./chart-spec.ts";
import { powerOfTen } from "./powers-of-ten.ts";

/** A logarithmic axis on which 0 and infinity have places of their own. */
export interface LogAxis {
  /** From and to, both positive. */
  readonly domain: readonly [from: number, to: number];
  /** Where labels stand. */
  readonly ticks: readonly number[];
  /** A Vega expression that labels the ticks: powers of ten, 0 and ∞. */
  readonly labels: string;
  /** Where the axis is broken, beside the places of 0 and ∞. */
  readonly breaks: readonly number[];
  /** Where a value stands. */
  readonly place: (value: number) => number;
}

const MOST_TICKS = 8;

/**
 * Lays out a logarithmic axis for `values`: whole decades around the positive finite ones; where 0
 * or `Infinity` occurs, it stands one decade beyond an axis break.
 *
 * @param what - What the values are, for the error.
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for a negative number or NaN.
 */
export function logAxis(values: readonly number[], what: string): LogAxis {
  for (const value of values) {
    if (!(value >= 0)) {
      throw unusableData(
        `${what} has no place on a logarithmic axis`,
        String(value),
        "a number ≥ 0",
      );
    }
  }
  const regular = values.filter((value) => value > 0 && Number.isFinite(value));
  const logs = regular.map(Math.log10);
  const lowest = logs.length > 0 ? Math.floor(Math.min(...logs) + 1e-9) : 0;
  const highest = Math.max(logs.length > 0 ? Math.ceil(Math.max(...logs) - 1e-9) : 1, lowest + 1);
  const zero = values.includes(0) ? lowest - 1 : null;
  const infinity = values.includes(Number.POSITIVE_INFINITY) ? highest + 1 : null;
  const step = Math.max(1, Math.ceil((highest - lowest + 1) / MOST_TICKS));
  const exponents = [];
  for (let exponent = lowest; exponent <= highest; exponent += step) exponents.push(exponent);
  const named = new Map(exponents.map((exponent) => [exponent, powerOfTen(exponent)]));
  if (zero !== null) named.set(zero, "0");
  if (infinity !== null) named.set(infinity, "∞");
  return {
    domain: [10 ** (zero ?? lowest), 10 ** (infinity ?? highest)],
    ticks: [...named.keys()].map((exponent) => 10 ** exponent),
    labels: labelExpression(named),
    breaks: [
      ...(zero === null ? [] : [10 ** (zero + 0.5)]),
      ...(infinity === null ? [] : [10 ** (infinity - 0.5)]),
    ],
    place: (value) =>
      value === 0 && zero !== null
        ? 10 ** zero
        : value === Number.POSITIVE_INFINITY && infinity !== null
          ? 10 ** infinity
          : value,
  };
}

function labelExpression(named: ReadonlyMap<number, string>): string {
  const entries = [...named].map(([exponent, label]) => `"${exponent}": "${label}"`);
  return `({${entries.join(", ")}})[toString(round(log(datum.value) / LN10))]`;
}
