/** A straight line through logarithms: how a quantity grows or falls with N. */
export interface LogLogSlope {
  /** d log|q| / d log N; `null` where there is none. */
  readonly slope: number | null;
  /** Standard error of the slope; 0 where the points lie on a line, `null` with two points. */
  readonly standardError: number | null;
  /** Smallest N that was used. */
  readonly from: number;
  /** Largest N that was used. */
  readonly to: number;
  /** How many N were used. */
  readonly points: number;
  /** Why there is no slope. */
  readonly reason?: string;
}

/** One value at one finite N. */
export interface SlopePoint {
  /** N. */
  readonly count: number;
  /** Its sign does not matter. */
  readonly value: number;
}

/**
 * Least squares through (log N, log|q|), with the usual standard error
 * √(RSS/(n−2)/Σ(x − x̄)²). There is no slope where q is exactly zero, infinite, or known at fewer
 * than two N.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { logLogSlope } = await import("@stackelberg/mean-field");
 * const { slope } = logLogSlope([{ count: 1, value: 3 }, { count: 10, value: 300 }]);
 * expect(slope).toBeCloseTo(2, 12);
 * ```
 */
export function logLogSlope(points: readonly SlopePoint[]): LogLogSlope {
  const counts = points.map(({ count }) => count);
  const range = {
    from: counts.length > 0 ? Math.min(...counts) : 0,
    to: counts.length > 0 ? Math.max(...counts) : 0,
    points: points.length,
  };
  const none = (reason: string): LogLogSlope => {
    return { slope: null, standardError: null, ...range, reason };
  };
  if (points.length < 2) return none("known at fewer than two N");
  if (points.every(({ value }) => value === 0)) return none("exactly zero at every N");
  if (points.some(({ value }) => value === 0)) return none("exactly zero at some N");
  if (points.some(({ value }) => !Number.isFinite(value))) return none("not finite at every N");
  const x = counts.map(Math.log);
  const y = points.map(({ value }) => Math.log(Math.abs(value)));
  const [meanX, meanY] = [mean(x), mean(y)];
  const spread = x.reduce((sum, v) => sum + (v - meanX) ** 2, 0);
  const slope = x.reduce((sum, v, i) => sum + (v - meanX) * ((y[i] as number) - meanY), 0) / spread;
  const rest = x.reduce(
    (sum, v, i) => sum + ((y[i] as number) - meanY - slope * (v - meanX)) ** 2,
    0,
  );
  const freedom = points.length - 2;
  const standardError = freedom > 0 ? Math.sqrt(rest / freedom / spread) : null;
  return { slope, standardError, ...range };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
