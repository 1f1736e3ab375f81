import { withCount } from "@stackelberg/game";
import { evaluate, solvedTarget } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { populationStudy, uncertainCount } from "../src/index.ts";
import { changedGame, galleryGame } from "./gallery-game.ts";

const uncertain = (name: string, mean: number, sd: number) =>
  changedGame(name, [["count: 10", `count: { mean: ${mean}, sd: ${sd} }`]]);

describe("a rule for about 30 followers, give or take 5 (case C, noisy)", () => {
  const game = uncertain("case-c", 30, 5);
  const found = uncertainCount(game);

  test("loses nothing at the N that it is made for, and weights add up to 1", () => {
    expect(found?.rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const own = found?.rows.find(({ count }) => count === found.madeFor);
    expect(own).toMatchObject({ exploitability: 0, lossAsPlanned: 0, lossUnderResponse: 0 });
    expect(found?.expectedLoss).toBeLessThanOrEqual(found?.expectedLossMadeForMean ?? 0);
  });

  test("at other N its loss is that of the announced rule evaluated by itself", () => {
    expect(found?.form).toBe("sum");
    const made = solvedTarget(withCount(game, found?.madeFor ?? 0)).plan;
    const [a0 = 0, a1 = 0] = made.followers.to2DArray()[0] ?? [];
    const [b0 = 0, b1 = 0] = made.leader.to2DArray()[0] ?? [];
    const [gain = 0] =
      populationStudy(withCount(game, 30), [found?.madeFor ?? 0]).rows[0]?.gain?.[0] ?? [];
    for (const { count, lossUnderResponse } of found?.rows ?? []) {
      const actual = withCount(game, count);
      const rule = `u0 = ${b0} + (${b1})*mean(y) + ${count}*(${gain})*(mean(u) - (${a0}) - (${a1})*mean(y))`;
      const { response } = evaluate(actual, [rule]);
      const target = solvedTarget(actual).costs.leader;
      expectClose(lossUnderResponse, (response.leaderCost ?? Number.NaN) - target, 1e-9);
    }
  });
});

test("where plan and gain are the same at every N, not knowing N costs nothing", () => {
  const full = changedGame("case-c-full", [
    ["count: 10", "count: { mean: 50, sd: 10 }"],
    [
      "cost: u0^2 + 0.5*u^2 + 0.5*mean(u)^2 + 0.5*u0*mean(u) - u0*x - 4*mean(u)*x",
      "cost: u0^2 + u^2 - 4*u*x",
    ],
    ["+ 0.25*u0*mean(u) + 0.2*mean(u)*x", ""],
  ]);
  const found = uncertainCount(full);
  expect(found?.form).toBe("sum");
  expect(found).toMatchObject({ expectedLoss: 0, expectedLossMadeForMean: 0, madeFor: 50 });
});

test("a known N has no such section", () => {
  expect(uncertainCount(galleryGame("case-c"))).toBeNull();
  expect(populationStudy(galleryGame("case-c"), [10]).uncertainCount).toBeNull();
  expect(withCount(uncertain("case-c", 30, 5), 12).countSpread).toBe(0);
});
