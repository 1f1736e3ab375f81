import { isStackelbergError, type LqgGameInput, lqgGame } from "@stackelberg/game";
import {
  type DesignResult,
  design,
  formatResult,
  readResult,
  verify,
} from "@stackelberg/incentive";
import { type RandomGameShape, randomGame } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { expect } from "vitest";
import type { Runs } from "./no-profitable-deviation.ts";

const anyCount = fc.constantFrom(1, 2, 3, 10, 1000, 1e9, Number.POSITIVE_INFINITY);

/** The design of a game, or `null` where the leader has no best plan. */
function designOf(input: LqgGameInput): DesignResult | null {
  try {
    return design(lqgGame(input), { defence: false });
  } catch (error) {
    if (isStackelbergError(error)) return null;
    throw error;
  }
}

/** Whatever a game is like, what `design` says of it passes `verify`, also through a file. */
export function expectVerified(runs: Runs, shape: Partial<RandomGameShape> = {}): void {
  fc.assert(
    fc.property(randomGame(shape), anyCount, (input, count) => {
      const result = designOf({ ...input, count });
      fc.pre(result !== null);
      if (result === null) return;
      const game = lqgGame({ ...input, count });
      expect(verify(game, readResult(formatResult(result))).findings).toEqual([]);
    }),
    { ...runs, endOnFailure: true },
  );
}
