import { describeValue, isFollowerCount, StackelbergError } from "@stackelberg/game";

/**
 * The same list, after checking that it holds numbers of followers in increasing order.
 *
 * @throws StackelbergError `STACKELBERG_COUNTS`.
 */
export function checkedCounts(counts: readonly number[]): readonly number[] {
  if (!Array.isArray(counts)) throw refused(describeValue(counts));
  if (counts.length === 0) throw refused("none");
  for (const n of counts) if (!isFollowerCount(n)) throw refused(describeValue(n));
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
