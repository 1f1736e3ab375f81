import { loadFiniteGame, withCount } from "@stackelberg/game";
import { constantKernel, enumerateKernel, followerEquilibria } from "@stackelberg/randomized";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { gameFromNumbers, someNumbers } from "./random-game.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("left or right (Cui & Koeppl 2021)", () => {
  const game = loadFiniteGame({
    format: 1,
    kind: "finite",
    name: "left-right",
    leader: { actions: { toll: [0, 0.2, 0.5] }, cost: "share(1)" },
    followers: {
      count: "infinity",
      actions: { side: [0, 1] },
      cost: "(1 - side)*(share(0) + toll) + 2*side*share(1)",
    },
  });
  test.each([2, 3, 5, 10, 100, 1e9])("N = %i: (2N − 1 − Nθ)/(3(N − 1))", async (count) => {
    for (const [action, toll] of [0, 0.2, 0.5].entries()) {
      const { equilibria, unique } = await followerEquilibria(
        withCount(game, count),
        [[1]],
        constantKernel(game, action),
      );
      expect(unique).toBe(true);
      const expected = (2 * count - 1 - count * toll) / (3 * (count - 1));
      expect(equilibria[0]?.followers[0]?.[0]).toBeCloseTo(Math.min(1, expected), 12);
    }
  });

  test("mean field: the toll 2 − 3p implements p", async () => {
    for (const [action, toll] of [0, 0.2, 0.5].entries()) {
      const { equilibria } = await followerEquilibria(game, [[1]], constantKernel(game, action));
      expect(equilibria[0]?.followers[0]?.[0]).toBeCloseTo((2 - toll) / 3, 13);
      expect(equilibria[0]?.leaderCost).toBeCloseTo(1 - (2 - toll) / 3, 13);
    }
  });
});

/** Followers who like company: both corners are equilibria, and so is one mixture. */
const herd = loadFiniteGame({
  format: 1,
  kind: "finite",
  name: "herd",
  leader: { actions: { w: [0] }, cost: "share(1)" },
  followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u*(0.25 - share(1))" },
});

test("several equilibria: the leader's best and worst case", async () => {
  const { equilibria, unique, complete } = await followerEquilibria(
    herd,
    [[1]],
    constantKernel(herd, 0),
  );
  expect({ unique, complete }).toEqual({ unique: false, complete: true });
  expect(equilibria.map(({ leaderCost }) => leaderCost)).toEqual([0, 0.25, 1]);
});

test("a continuum of equilibria is recognised by its two ends", async () => {
  const indifferent = { ...herd, followers: { ...herd.followers, cost: [] } };
  const { equilibria, unique } = await followerEquilibria(
    indifferent,
    [[1]],
    constantKernel(herd, 0),
  );
  expect(unique).toBe(false);
  expect(equilibria.map(({ leaderCost }) => leaderCost)).toEqual([0, 1]);
});

test("every equilibrium that is found is one, and no change of sign on a grid is missed", async () => {
  await fc.assert(
    fc.asyncProperty(someNumbers, fc.constantFrom(1, 2, 3, 4), async (numbers, degree) => {
      const game = gameFromNumbers({ states: 2, majorActions: 1, degree, count: 7 }, numbers);
      const kernel = constantKernel(game, 1);
      const { equilibria, complete } = await followerEquilibria(game, [[1]], kernel);
      expect(complete).toBe(true);
      expect(equilibria.length).toBeGreaterThan(0);
      for (const { followers, leaderCost } of equilibria) {
        const found = enumerateKernel(game, { major: [[1]], followers }, kernel);
        expect(found.followers.largestGain).toBeLessThanOrEqual(1e-9);
        expect(found.leaderCost).toBeCloseTo(leaderCost, 12);
      }
      const gainAt = (t: number) => {
        const plan = { major: [[1]], followers: [[1 - t, t]] };
        const { observation, action, largestGain } = enumerateKernel(game, plan, kernel).followers;
        return observation === 0 && action === 1 ? largestGain : -largestGain;
      };
      const grid = Array.from({ length: 41 }, (_, i) => 0.0012 + (i * 0.9976) / 40);
      const signs = grid.map((t) => Math.sign(gainAt(t)));
      const crossings = signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
      const inside = equilibria.filter(({ followers: [[p = 0] = []] }) => p > 0.0012 && p < 0.9988);
      expect(inside.length).toBeGreaterThanOrEqual(crossings);
    }),
    { numRuns: 60 },
  );
});

test("three actions and two observations: found by supports, and by the path beyond them", async () => {
  await fc.assert(
    fc.asyncProperty(someNumbers, async (numbers) => {
      const shape = { states: 2, majorActions: 1, followerActions: 3 };
      const game = gameFromNumbers({ ...shape, followerObservations: 2 }, numbers);
      const kernel = constantKernel(game, 0);
      const { equilibria } = await followerEquilibria(game, [[1]], kernel);
      expect(equilibria.length).toBeGreaterThan(0);
      for (const { followers } of equilibria) {
        const { largestGain } = enumerateKernel(
          game,
          { major: [[1]], followers },
          kernel,
        ).followers;
        expect(largestGain).toBeLessThanOrEqual(1e-9);
      }
    }),
    { numRuns: 40 },
  );
});

test("ten actions and six observations: one equilibrium from the path", async () => {
  const numbers = Array.from({ length: 97 }, (_, i) => Math.abs(Math.sin(i * i + 1)));
  const shape = { states: 4, majorActions: 1, followerActions: 10, followerObservations: 6 };
  const game = gameFromNumbers(shape, numbers);
  const kernel = constantKernel(game, 0);
  const { equilibria, method, unique } = await followerEquilibria(game, [[1]], kernel);
  expect({ method, unique }).toEqual({ method: "path", unique: null });
  const followers = equilibria[0]?.followers ?? [];
  const found = enumerateKernel(game, { major: [[1]], followers }, kernel);
  expect(found.followers.largestGain).toBeLessThanOrEqual(1e-6);
});
