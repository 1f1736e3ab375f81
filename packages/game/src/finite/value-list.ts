import { finiteNumber } from "../checks/checked-number.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";

/** `values` if it is a list of different finite numbers, at least one. */
export function valueList(values: unknown, path: GamePath): number[] {
  if (!Array.isArray(values) || values.length === 0) {
    throw new GameError("STACKELBERG_WRONG_TYPE", "not a list of values", {
      path,
      found: describeValue(values),
      expected: "a list of at least one number",
    });
  }
  const numbers = Array.from(values, (value, i) => finiteNumber(value, [...path, i]));
  numbers.forEach((value, i) => {
    if (numbers.indexOf(value) === i) return;
    throw new GameError("STACKELBERG_DUPLICATE_VALUE", "a value stands twice in one list", {
      path: [...path, i],
      found: `a second ${value}`,
      expected: "every value once",
    });
  });
  return numbers;
}
