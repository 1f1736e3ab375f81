import { type LogLogSlope, logLogSlope } from "./log-log-slope.ts";

/** Slopes are fitted from here on, where at least three N are. */
const ASYMPTOTIC = 1000;

/**
 * Log–log slopes of quantities of a study against N, over the finite N from 1000 on, or all if those
 * are fewer than three.
 *
 * @param quantities - By name, from a row; without a value a row does not count.
 */
export function studySlopes<Row extends { readonly count: number }, Name extends string>(
  rows: readonly Row[],
  quantities: Readonly<Record<Name, (row: Row) => number | null | undefined>>,
): Readonly<Record<Name, LogLogSlope>> {
  const finite = rows.filter(({ count }) => Number.isFinite(count));
  const late = finite.filter(({ count }) => count >= ASYMPTOTIC);
  const used = late.length >= 3 ? late : finite;
  const names = Object.keys(quantities) as Name[];
  const entries = names.map((name) => {
    const points = used.flatMap((row) => {
      const value = quantities[name](row);
      return value === null || value === undefined ? [] : [{ count: row.count, value }];
    });
    return [name, logLogSlope(points)];
  });
  return Object.fromEntries(entries) as Record<Name, LogLogSlope>;
}
