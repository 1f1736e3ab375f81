/** Numbers of followers that the slider passes: 1, 2, 5, 10, … 10⁹, infinity. */
export const FOLLOWER_COUNTS: readonly number[] = [
  ...Array.from({ length: 9 }, (_, exponent) => [1, 2, 5].map((n) => n * 10 ** exponent)).flat(),
  1e9,
  Number.POSITIVE_INFINITY,
];

/** A number of followers for people. */
export function countLabel(count: number): string {
  if (!Number.isFinite(count)) return "∞";
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** The place on the slider nearest to a number of followers, in the logarithm. */
export function nearestStep(count: number): number {
  if (!Number.isFinite(count)) return FOLLOWER_COUNTS.length - 1;
  const distances = FOLLOWER_COUNTS.map((n) => Math.abs(Math.log(Math.min(n, 1e30) / count)));
  return distances.indexOf(Math.min(...distances));
}
