import { readFileSync } from "node:fs";
import { namePlan } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { solvedTarget } from "@stackelberg/incentive";
import { bestKernel, quantiseGame } from "@stackelberg/randomized";
import { expect, test } from "vitest";

test("major-minor's target cost on a grid of steps of 1/4: within 0.01 of 1/15", async () => {
  const text = readFileSync(new URL("games/major-minor.yaml", import.meta.url), "utf8");
  const continuous = readGame(text);
  const plan = namePlan(continuous, solvedTarget(continuous).plan);
  const steps = (from: number, to: number) =>
    Array.from({ length: 4 * (to - from) + 1 }, (_, i) => from + i / 4);
  const actions = { u0: steps(-2, 2), v: steps(-3, 3), u: steps(-3.5, 3.5) };
  const game = quantiseGame(continuous, { actions, plan });
  const { followers = [], major = [] } = game.target ?? {};
  const solution = await bestKernel(game, { followers, major });
  expect(solution.status).toBe("optimal");
  expect(Math.abs(solution.leaderCost - 1 / 15)).toBeLessThan(0.01);
});
