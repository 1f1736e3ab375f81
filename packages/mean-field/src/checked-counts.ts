import { StackelbergError } from "@stackelberg/game";

const LARGEST = 1e15;

/**
 * The same list, after checking that it holds numbers of followers in increasing order.
 *
 * @throws StackelbergError `STACKELBERG_COUNTS`.
 */
export function checkedCounts(counts: readonly number[]): readonly number[] {
  const good = (n: number): boolean =>
    n === Number.POSITIVE_INFINITY || (Number.isInteger(n) && n >= 1 && n <= LARGEST);
  const wrong = counts.find((n) => !good(n));
  if (counts.length === 0 || wrong !== undefined) {
    throw refused(wrong === undefined ? "none" : String(wrong));
  }
  counts.forEach((n, i) => {
    const before = counts[i - 1];
    if (before !== undefined && !(n > before)) throw refused(`${before} before ${n}`);
  });
  return counts;
}

function refused(found: string): StackelbergError {
  return new StackelbergError(
    "STACKELBERG_COUNTS",
    `the numbers of followers cannot be used; found ${found}; expected whole numbers from 1 to 1e15 in increasing order, the last may be infinity`,
  );
}
