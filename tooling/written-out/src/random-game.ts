import type { LqgGameInput } from "@stackelberg/game";
import fc from "fast-check";
import { gameFromNumbers } from "./random-game-input.ts";
import type { RandomGameShape } from "./random-game-shape.ts";

/** How many numbers a counterexample is made of; larger games use them again in a circle. */
const NUMBERS = 331;

/**
 * Random quadratic-Gaussian games as plain data, so that a counterexample prints as numbers. Shrinks
 * towards fewer followers, smaller sizes and entries that are 0. See `randomGameInput` for what
 * every such game satisfies.
 *
 * @param options - Parts of the shape that are fixed; the rest is drawn.
 */
export function randomGame(options: Partial<RandomGameShape> = {}): fc.Arbitrary<LqgGameInput> {
  const numbers = fc.array(fc.integer({ min: -8, max: 8 }), {
    minLength: NUMBERS,
    maxLength: NUMBERS,
  });
  return fc.tuple(randomGameShape(), numbers).map(([shape, entries]) => {
    let used = 0;
    return gameFromNumbers({ ...shape, ...options }, () => (entries[used++ % NUMBERS] ?? 0) / 8);
  });
}

/** Shapes of random games: 1 to 6 followers, up to four actions and observations per role. */
export function randomGameShape(): fc.Arbitrary<RandomGameShape> {
  return fc
    .record({
      random: fc.integer({ min: 0, max: 9 }).map((k) => k < 9),
      major: fc.boolean(),
      count: fc.integer({ min: 1, max: 6 }),
      variables: sizes(0, 3),
      common: fc.integer({ min: 0, max: 3 }),
      actions: sizes(1, 4),
      observations: sizes(0, 4),
      knows: fc.constantFrom("observations" as const, "own" as const),
      leaderCost: rarely("strict" as const, "semidefinite" as const),
      followerCosts: fc.constantFrom("convex" as const, "general" as const),
      readings: rarely("generic" as const, "collinear" as const),
      covariances: rarely("regular" as const, "degenerate" as const),
    })
    .map(({ random, major, common, variables, actions, observations, ...rest }) => {
      const present = major ? 1 : 0;
      const none = { common: 0, leader: 0, major: 0, followers: 0 };
      return {
        ...rest,
        variables: random ? { common, ...variables, major: variables.major * present } : none,
        actions: { ...actions, major: actions.major * present },
        observations: { ...observations, major: observations.major * present },
      };
    });
}

function sizes(
  min: number,
  max: number,
): fc.Arbitrary<{ leader: number; major: number; followers: number }> {
  const size = fc.integer({ min, max });
  return fc.record({ leader: size, major: size, followers: size });
}

/** `usual` four times out of five. */
function rarely<A, B>(usual: A, other: B): fc.Arbitrary<A | B> {
  return fc.integer({ min: 0, max: 4 }).map((k) => (k < 4 ? usual : other));
}
