import { expectedCosts, type LqgGame, lqgGame, type Plan } from "@stackelberg/game";
import {
  nashResponse,
  noRule,
  simultaneousNash,
  staticStackelberg,
  targetPlan,
  teamOptimum,
} from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { randomGame } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import type { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { solved } from "./solved.ts";

const RUNS = { numRuns: 40, seed: 412 };
const anyCount = fc.constantFrom(1, 2, 3, 6, 40, 1e6, Number.POSITIVE_INFINITY);
const strictGame = randomGame({ leaderCost: "strict" });
const steps = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 97, maxLength: 97 });

/** Coefficients moved by small and large numbers in turn. */
function moved(strategy: Matrix, numbers: readonly number[], size: number): Matrix {
  return strategy.clone().apply(function (i, j) {
    const step = numbers[(7 * i + j) % numbers.length] ?? 0;
    this.set(i, j, this.get(i, j) + (size * step) / 8);
  });
}

function movedPlan(plan: Plan, numbers: readonly number[], size: number): Plan {
  return {
    followers: moved(plan.followers, numbers, size),
    major: plan.major && moved(plan.major, numbers.slice(31), size),
    leader: moved(plan.leader, numbers.slice(62), size),
  };
}

const rounding = (cost: number) => 1e-9 * Math.max(1, Math.abs(cost));

describe("team optimum", () => {
  test("no other plan costs the leader less", () => {
    fc.assert(
      fc.property(randomGame(), anyCount, steps, (input, count, numbers) => {
        const game = lqgGame({ ...input, count });
        const { plan, costs } = teamOptimum(game);
        for (const size of [1e-3, 1, 100]) {
          const other = expectedCosts(game, movedPlan(plan, numbers, size)).leader;
          expect(other).toBeGreaterThanOrEqual(costs.leader - rounding(other));
        }
      }),
      RUNS,
    );
  });

  test("it is no worse than what followers do on their own account", () => {
    fc.assert(
      fc.property(randomGame(), anyCount, (input, count) => {
        const game = lqgGame({ ...input, count });
        const best = teamOptimum(game).costs.leader;
        for (const solve of [targetPlan, staticStackelberg, noRule]) {
          const outcome = solve(game);
          if (outcome.status !== "solved") continue;
          expect(outcome.costs.leader).toBeGreaterThanOrEqual(best - rounding(best));
        }
      }),
      RUNS,
    );
  });
});

describe("static Stackelberg", () => {
  const responses = (game: LqgGame, leader: Matrix) => solved(nashResponse(game, leader));

  test("no other strategy that ignores actions costs the leader less", () => {
    fc.assert(
      fc.property(strictGame, anyCount, steps, (input, count, numbers) => {
        const game = lqgGame({ ...input, count });
        const { plan, costs } = solved(staticStackelberg(game));
        for (const size of [1e-3, 1, 100]) {
          const other = responses(game, moved(plan.leader, numbers, size)).costs.leader;
          expect(other).toBeGreaterThanOrEqual(costs.leader - rounding(other));
        }
      }),
      RUNS,
    );
  });

  test("its followers respond to the leader's part of it", () => {
    fc.assert(
      fc.property(strictGame, anyCount, (input, count) => {
        const game = lqgGame({ ...input, count });
        const { plan, costs } = solved(staticStackelberg(game));
        const again = responses(game, plan.leader).costs;
        expect(Math.abs(again.leader - costs.leader)).toBeLessThan(rounding(costs.leader));
        expect(Math.abs(again.followers - costs.followers)).toBeLessThan(rounding(costs.followers));
      }),
      RUNS,
    );
  });
});

describe("one code path", () => {
  test("10¹⁵ followers are as good as infinitely many", () => {
    fc.assert(
      fc.property(strictGame, (input) => {
        const many = lqgGame({ ...input, count: 1e15 });
        const limit = lqgGame({ ...input, count: Number.POSITIVE_INFINITY });
        for (const solve of [
          teamOptimum,
          targetPlan,
          staticStackelberg,
          simultaneousNash,
          noRule,
        ]) {
          const [a, b] = [solved(solve(many)).costs.leader, solved(solve(limit)).costs.leader];
          expectClose(a, b, 1e-7);
        }
      }),
      RUNS,
    );
  });
});
