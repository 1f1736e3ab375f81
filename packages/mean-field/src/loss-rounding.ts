/** Squares below this share of the costs are rounding. */
export const SQUARE_ROUNDING = 1e-27;
/** Differences of costs below this share of them are rounding. */
export const COST_ROUNDING = 1e-14;

/** A loss, or exactly 0 where it is not larger than what rounding does. */
export function zeroIfRounding(value: number, size: number): number {
  return Math.abs(value) <= size ? 0 : value;
}
