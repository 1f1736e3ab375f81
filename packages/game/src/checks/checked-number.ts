import { decimalHint } from "./decimal-comma.ts";
import { describeValue } from "./describe-value.ts";
import { GameError } from "./errors.ts";
import type { GamePath } from "./game-path.ts";

/** The largest finite number of followers. */
const LARGEST_COUNT = 1e15;

/** `value` if it is a finite number; −0 becomes 0. */
export function finiteNumber(value: unknown, path: GamePath): number {
  if (typeof value !== "number") {
    throw new GameError("STACKELBERG_WRONG_TYPE", "not a number", {
      path,
      found: describeValue(value),
      expected: `a number${decimalHint(value)}`,
    });
  }
  if (!Number.isFinite(value)) {
    throw new GameError("STACKELBERG_NOT_FINITE", "not a finite number", {
      path,
      found: describeValue(value),
      expected: "a finite number",
    });
  }
  return value + 0;
}

/** Whether `value` can be a number of followers: whole, 1 … 10¹⁵, or `Infinity`. */
export function isFollowerCount(value: unknown): value is number {
  if (value === Number.POSITIVE_INFINITY) return true;
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LARGEST_COUNT;
}

/** `value` if it is a number of followers. */
export function followerCount(value: unknown, path: GamePath): number {
  if (isFollowerCount(value)) return value;
  throw new GameError("STACKELBERG_BAD_COUNT", "not a number of followers", {
    path,
    found: describeValue(value),
    expected: "a whole number from 1 to 1e15, or infinity",
  });
}

/** `values` if it is a list of `length` finite numbers. */
export function finiteVector(values: unknown, length: number, path: GamePath): number[] {
  return listOf(values, length, path, "number").map((v, i) => finiteNumber(v, [...path, i]));
}

/** `values` if it is a square list of lists of finite numbers. */
export function finiteSquare(values: unknown, size: number, path: GamePath): number[][] {
  return listOf(values, size, path, "row").map((row, i) => finiteVector(row, size, [...path, i]));
}

function listOf(values: unknown, length: number, path: GamePath, what: string): unknown[] {
  if (Array.isArray(values) && values.length === length) return Array.from(values);
  const code = Array.isArray(values) ? "STACKELBERG_WRONG_LENGTH" : "STACKELBERG_WRONG_TYPE";
  const expected = `a list of ${length} ${what}${length === 1 ? "" : "s"}`;
  throw new GameError(code, `not ${expected}`, { path, found: describeValue(values), expected });
}
