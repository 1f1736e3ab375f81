import { readFileSync } from "node:fs";
import { loadGame, namePlan } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { solvedTarget } from "@stackelberg/incentive";
import { bestKernel, enumerateKernel, quantiseGame } from "@stackelberg/randomized";
import { describe, expect, test } from "vitest";
import { gaussHermite } from "../src/gauss-hermite.ts";
import { normalCdf } from "../src/quantised-observation.ts";

const text = readFileSync(new URL("games/major-minor.yaml", import.meta.url), "utf8");
const steps = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

test("the cost of major-minor's target is recovered as the grid is refined: 1/15", async () => {
  const game = readGame(text);
  const plan = namePlan(game, solvedTarget(game).plan);
  const errors: number[] = [];
  for (const step of [1, 0.5, 0.25]) {
    const finite = quantiseGame(game, {
      actions: { u0: steps(-2, 2, step), v: steps(-3, 3, step), u: steps(-3.5, 3.5, step) },
      points: 3,
      plan,
    });
    const { followers = [], major = [] } = finite.target ?? {};
    const solution = await bestKernel(finite, { followers, major });
    expect(solution.status).toBe("optimal");
    const found = enumerateKernel(finite, { followers, major }, solution.kernel);
    expect(Math.max(found.followers.largestGain, found.major?.largestGain ?? 0)).toBeLessThan(1e-9);
    errors.push(Math.abs(solution.leaderCost - 1 / 15));
  }
  console.log(errors);
  expect(errors[2]).toBeLessThan(0.01);
});
