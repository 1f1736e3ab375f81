import { followerCount } from "../checks/checked-number.ts";
import { GameError } from "../checks/errors.ts";

/** A class size may miss a whole number by this share of itself: rounding of shares. */
const ROUNDING = 1e-9;
/** How far from the asked number of followers another one is looked for. */
const FARTHEST = 100_000;

/**
 * The number of members of each class, share·N.
 *
 * @param shares - Add up to 1.
 * @param count - N; `Infinity` gives infinite classes.
 * @param path - Where N stands in the game, for the error.
 * @throws {@link GameError} `STACKELBERG_BAD_COUNT` unless N is a number of followers;
 * `STACKELBERG_CLASS_SIZE` unless each class gets a whole number ≥ 1 of them; it names the nearest
 * numbers that can be shared out.
 */
export function classSizes(
  shares: readonly number[],
  count: number,
  path: readonly (string | number)[] = ["population", "count"],
): readonly number[] {
  const sizes = wholeSizes(shares, followerCount(count, path));
  if (sizes) return sizes;
  throw new GameError("STACKELBERG_CLASS_SIZE", "the followers cannot be shared out", {
    path,
    found: `${count} followers in shares of ${shares.join(", ")}`,
    expected: expectedCounts(shares, count),
  });
}

/**
 * Whether classes can share out so many followers: each share is a whole number, at least 1.
 *
 * @param shares - Add up to 1.
 * @param count - N.
 */
export function canShareOut(shares: readonly number[], count: number): boolean {
  return wholeSizes(shares, count) !== null;
}

function wholeSizes(shares: readonly number[], count: number): readonly number[] | null {
  if (count === Number.POSITIVE_INFINITY) return shares.map(() => count);
  const sizes = shares.map((share) => Math.round(share * count));
  const whole = sizes.every((size, k) => {
    const exact = (shares[k] ?? 0) * count;
    return size >= 1 && Math.abs(exact - size) <= ROUNDING * Math.max(1, exact);
  });
  return whole && sizes.reduce((sum, size) => sum + size, 0) === count ? sizes : null;
}

function expectedCounts(shares: readonly number[], count: number): string {
  const near = [-1, 1].flatMap((direction) => {
    for (let step = 1; step <= FARTHEST; step++) {
      const candidate = count + direction * step;
      if (candidate < 1) break;
      if (canShareOut(shares, candidate)) return [candidate];
    }
    return [];
  });
  const rule = "a number of which each share is a whole number, at least 1";
  return near.length === 0 ? `${rule}, or infinity` : `${rule}: ${near.join(" or ")}, or infinity`;
}
