/** Settings of {@link compassSearch}. */
export interface CompassSearchOptions {
  /** First step, one per coordinate. */
  readonly step: readonly number[];
  /** Steps below this share of the first ones end the search. @defaultValue 1e-9 */
  readonly precision?: number;
  /** @defaultValue 20 000 */
  readonly maxEvaluations?: number;
}

/** The best point that was found. */
export interface FoundMinimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Whether the search ended because its steps became small. */
  readonly converged: boolean;
}

/**
 * Direct search for a local minimum: tries a step along and against each coordinate, and along the
 * last successful move; keeps what is better, doubles steps that succeed and halves those that
 * fail. Needs no derivatives, never ends above its start, and treats `Infinity` as forbidden.
 */
export function compassSearch(
  cost: (point: readonly number[]) => number,
  start: readonly number[],
  { step, precision = 1e-9, maxEvaluations = 20_000 }: CompassSearchOptions,
): FoundMinimum {
  let point = [...start];
  let value = cost(point);
  const steps = [...step];
  let left = maxEvaluations - 1;
  const accept = (candidate: readonly number[]): boolean => {
    left--;
    const found = cost(candidate);
    if (!(found < value)) return false;
    value = found;
    point = [...candidate];
    return true;
  };
  const moved = (k: number, by: number) => point.map((x, i) => (i === k ? x + by : x));
  while (left > 0 && steps.some((s, k) => Math.abs(s) > precision * Math.abs(step[k] ?? 1))) {
    const before = point;
    steps.forEach((s, k) => {
      if (accept(moved(k, s))) steps[k] = s * 2;
      else if (accept(moved(k, -s))) steps[k] = -s * 2;
      else steps[k] = s / 2;
    });
    if (point !== before) accept(point.map((x, i) => 2 * x - (before[i] as number)));
  }
  return { point, value, converged: left > 0 };
}
