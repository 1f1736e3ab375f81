import fc from "fast-check";
import { expect, test } from "vitest";
import { FOLLOWER_COUNTS, nearestStep } from "../src/playground/follower-counts.ts";
import { readState, writeState } from "../src/playground/page-state.ts";

test("what a link holds comes back", async () => {
  const state = fc.record({
    text: fc.string({ unit: "binary", minLength: 1 }).filter((text) => text.isWellFormed()),
    count: fc.oneof(fc.integer({ min: 1, max: 1e9 }), fc.constant(Number.POSITIVE_INFINITY)),
    rule: fc.string({ minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(state, async (wanted) => {
      expect(await readState(`#${await writeState(wanted)}`)).toEqual({
        game: undefined,
        ...wanted,
      });
    }),
  );
});

test("what cannot be read is left out", async () => {
  const nothing = { game: undefined, text: undefined, count: undefined, rule: undefined };
  expect(await readState("")).toEqual(nothing);
  expect(await readState("#file=%%%&n=-3")).toEqual(nothing);
  expect(await readState("#file=AAAA&n=1e99")).toEqual(nothing);
});

test("the slider has every number that it passes", () => {
  for (const [step, count] of FOLLOWER_COUNTS.entries()) expect(nearestStep(count)).toBe(step);
  expect(FOLLOWER_COUNTS[nearestStep(5000)]).toBe(5000);
  expect(FOLLOWER_COUNTS[nearestStep(1e15)]).toBe(1e9);
});
