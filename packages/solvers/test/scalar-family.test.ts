import { informationStructure, namePlan } from "@stackelberg/game";
import { simultaneousNash, staticStackelberg, teamOptimum } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { caseA, caseB, caseC, scalarGame } from "./scalar-family.ts";
import { solved } from "./solved.ts";

const everyCount = [1, 2, 3, 7, 1000, 1e15, Number.POSITIVE_INFINITY];

describe("team optimum with full information", () => {
  test.each([
    ["A", caseA, 2, -4],
    ["B", caseB, 1, -1.5],
    ["C", caseC, 2, -4],
  ])("case %s: u = %d·x at every N", (_, coefficients, slope, cost) => {
    for (const count of everyCount) {
      const game = scalarGame(coefficients, "full", count);
      const { plan, costs, unique } = teamOptimum(game);
      expect(unique).toBe(true);
      expectClose(costs.leader, cost);
      const { followers } = namePlan(game, plan);
      expectClose(followers?.["u"]?.["y"], slope);
      expectClose(followers?.["u"]?.["constant"], 0);
      // y0 and mean(y) are the same variable: only the sum of their coefficients is meant
      expectClose(plan.leader.sum(), 0);
    }
  });
});

describe("team optimum with noisy readings", () => {
  test("case A: u = 4/3·y at every N", () => {
    for (const count of everyCount) {
      const { plan, costs } = teamOptimum(scalarGame(caseA, "noisy", count));
      expectClose(plan.followers.get(0, 1), 4 / 3);
      expectClose(costs.leader, -8 / 3);
    }
  });

  test.each([
    [1, -8 / 3],
    [2, -2.9108433735],
    [10, -3.1450719823],
    [100, -3.2038389612],
    [Number.POSITIVE_INFINITY, -61 / 19],
  ])("case C at N = %d", (count, cost) => {
    const digits = Number.isInteger(cost * 19) || count === 1 ? 1e-12 : 5e-11;
    expectClose(teamOptimum(scalarGame(caseC, "noisy", count)).costs.leader, cost, digits);
  });
});

describe("benchmarks of case C with full information", () => {
  test.each([
    [1, -339 / 115],
    [2, -3977 / 1325],
    [5, -24617 / 8105],
    [Number.POSITIVE_INFINITY, -49 / 16],
  ])("static Stackelberg at N = %d", (count, cost) => {
    expectClose(solved(staticStackelberg(scalarGame(caseC, "full", count))).costs.leader, cost);
  });

  test("leader–follower Nash in the limit", () => {
    const game = scalarGame(caseC, "full", Number.POSITIVE_INFINITY);
    expectClose(solved(simultaneousNash(game)).costs.leader, -136 / 49);
  });
});

test("a leader who cannot observe plays constants", () => {
  const game = scalarGame(caseC, "noisy", 4);
  expect(informationStructure(game).leader.names).toEqual(["constant", "mean(y)"]);
  const blind = { ...game, knows: "own" as const };
  expect(informationStructure(blind).leader.names).toEqual(["constant"]);
  expect(teamOptimum(blind).costs.leader).toBeGreaterThan(teamOptimum(game).costs.leader);
});
