import { finiteVector } from "../checks/checked-number.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";

/** How far the sum of given probabilities may be from 1. */
const SLACK = 1e-9;

/** `values` if they are `length` probabilities with sum 1; rounding in the sum is divided out. */
export function probabilityVector(values: unknown, length: number, path: GamePath): number[] {
  const numbers = finiteVector(values, length, path);
  numbers.forEach((value, i) => {
    if (value >= 0 && value <= 1 + SLACK) return;
    throw new GameError("STACKELBERG_BAD_PROBABILITY", "not a probability", {
      path: [...path, i],
      found: String(value),
      expected: "a number from 0 to 1",
    });
  });
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (Math.abs(sum - 1) > SLACK) {
    throw new GameError("STACKELBERG_BAD_PROBABILITY", "the probabilities do not add up to 1", {
      path,
      found: `a sum of ${Number(sum.toPrecision(10))}`,
      expected: `${length} numbers from 0 to 1 with sum 1`,
    });
  }
  return numbers.map((value) => value / sum);
}
