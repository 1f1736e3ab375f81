import { type ClassPlan, classGame } from "@stackelberg/game";
import {
  classNoRule,
  classSimultaneousNash,
  classStaticStackelberg,
  classTeamOptimum,
} from "@stackelberg/solvers";
import * as writtenOut from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** Members of two or three classes of unequal sizes, 2 to 8 followers in all. */
const shapes = fc.constantFrom(
  [1, 1],
  [1, 2],
  [2, 3],
  [3, 1],
  [5, 3],
  [1, 2, 1],
  [2, 3, 1],
  [4, 2, 2],
);
const games = fc
  .record({
    seed: fc.integer(),
    sizes: shapes,
    knows: fc.constantFrom("observations" as const, "own" as const),
  })
  .map(({ seed, ...shape }) => classGame(writtenOut.randomClassGameInput(seed, shape)));

const pairs = [
  ["team optimum", classTeamOptimum, writtenOut.teamOptimum],
  ["static Stackelberg", classStaticStackelberg, writtenOut.staticStackelberg],
  ["simultaneous Nash", classSimultaneousNash, writtenOut.simultaneousNash],
  ["no rule", classNoRule, writtenOut.noRule],
] as const;

describe.each(pairs)("%s of several classes", (_, solve, solveWrittenOut) => {
  test("is that of the game written out follower by follower", () => {
    fc.assert(
      fc.property(games, (game) => {
        const all = writtenOut.writtenOutClassGame(game);
        const expected = solveWrittenOut(all);
        const found = solve(game);
        expect(found.status).toBe("solved");
        if (found.status !== "solved") return;
        const plan = writtenOut.repeatedClassPlan(game, found.plan as ClassPlan);
        const scale = Math.max(1, Math.abs(expected.costs.leader));
        expect(Math.abs(found.costs.leader - expected.costs.leader) / scale).toBeLessThan(1e-8);
        expect(writtenOut.planDistance(all, plan, expected.plan)).toBeLessThan(1e-7 * scale);
        const kinds = writtenOut.classOfFollowers(game);
        expected.costs.followers.forEach((cost, i) => {
          expect(found.costs.classes[kinds[i] ?? 0]).toBeCloseTo(cost, 7);
        });
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});
