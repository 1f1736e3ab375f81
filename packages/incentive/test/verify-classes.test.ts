import { classGame, withCount } from "@stackelberg/game";
import {
  designClasses,
  formatResult,
  readClassResult,
  verifyClasses,
} from "@stackelberg/incentive";
import { randomClassGameInput } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { constantDesigns, unnoticedInClasses, varyingDesigns } from "./class-designs.ts";
import { leavesOf } from "./tampered.ts";

test.each([...constantDesigns, ...varyingDesigns()])(
  "%s: valid as it stands",
  (_, game, result) => {
    const { findings, checked } = verifyClasses(game, readClassResult(formatResult(result)));
    expect(findings).toEqual([]);
    const numbers = leavesOf(result).filter(({ value }) => typeof value === "number");
    expect(checked).toBeGreaterThanOrEqual(numbers.length);
  },
);

describe.each(constantDesigns)("%s", (...designed) => {
  test("every number and every statement is checked", () => {
    expect(unnoticedInClasses(designed)).toEqual([]);
  });
});

test("whatever a game is like, its design passes", () => {
  const sizes = fc.constantFrom([1, 1], [2, 3], [3, 1], [1, 2, 1]);
  const knows = fc.constantFrom("observations" as const, "own" as const);
  fc.assert(
    fc.property(fc.integer(), sizes, knows, fc.boolean(), (seed, of, known, infinite) => {
      const finite = classGame(randomClassGameInput(seed, { sizes: of, knows: known }));
      const game = infinite ? withCount(finite, Number.POSITIVE_INFINITY) : finite;
      const text = formatResult(designClasses(game));
      expect(verifyClasses(game, readClassResult(text)).findings).toEqual([]);
    }),
    { numRuns: 20, seed: 3 },
  );
});
