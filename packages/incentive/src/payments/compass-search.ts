/** Settings of {@link compassSearch}. */
export interface CompassSearchOptions {
  /** First step along every coordinate; positive. */
  readonly step: number;
  /** Steps below this share of the first one end the search. */
  readonly precision: number;
  readonly maxEvaluations: number;
}

/** The best point that was found. */
export interface FoundMinimum {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * Direct search for a local minimum: tries a step along and against each coordinate, and along the
 * last successful move; keeps what is better, doubles steps that succeed and halves those that
 * fail. Needs no derivatives, never ends above its start, and treats `Infinity` as forbidden.
 */
export function compassSearch(
  cost: (point: readonly number[]) => number,
  start: readonly number[],
  { step, precision, maxEvaluations }: CompassSearchOptions,
): FoundMinimum {
  let point = [...start];
  let value = cost(point);
  let evaluations = 1;
  const steps = start.map(() => step);
  // after the last evaluation everything fails, so the steps shrink to the end
  const accept = (candidate: readonly number[]): boolean => {
    if (evaluations >= maxEvaluations) return false;
    evaluations++;
    const found = cost(candidate);
    if (!(found < value)) return false;
    value = found;
    point = [...candidate];
    return true;
  };
  const moved = (k: number, by: number) => point.map((x, i) => (i === k ? x + by : x));
  while (steps.some((s) => Math.abs(s) > precision * step)) {
    const before = point;
    steps.forEach((s, k) => {
      if (accept(moved(k, s))) steps[k] = s * 2;
      else if (accept(moved(k, -s))) steps[k] = -s * 2;
      else steps[k] = s / 2;
    });
    if (point !== before) accept(point.map((x, i) => 2 * x - (before[i] as number)));
  }
  return { point, value };
}
