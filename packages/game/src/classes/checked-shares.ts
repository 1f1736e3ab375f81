import { finiteNumber } from "../checks/checked-number.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";

/** Shares may miss 1 by this much together: thirds have only so many digits. */
const ROUNDING = 1e-9;

/**
 * Shares of classes, each above 0, that add up to 1.
 *
 * @throws {@link GameError} `STACKELBERG_OUT_OF_RANGE` or `STACKELBERG_SHARES`.
 */
export function checkedShares(values: readonly unknown[]): readonly number[] {
  const path = (k: number) => ["followers", k, "share"];
  const shares = values.map((value, k) => {
    const share = finiteNumber(value, path(k));
    if (share > 0 && share <= 1) return share;
    throw new GameError("STACKELBERG_OUT_OF_RANGE", "not a share of the followers", {
      path: path(k),
      found: describeValue(value),
      expected: "a number above 0, at most 1",
    });
  });
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= ROUNDING) return shares;
  const last = shares.length - 1;
  const missing = Number((1 - sum + (shares[last] ?? 0)).toPrecision(12));
  throw new GameError("STACKELBERG_SHARES", "the shares of the classes do not add up to 1", {
    path: path(last),
    found: `a sum of ${Number(sum.toPrecision(12))}`,
    expected:
      missing > 0 ? `1, with ${missing} here for instance` : "1, with smaller shares before",
  });
}
