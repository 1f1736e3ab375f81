import { bestKernel, designKernel, enumerateKernel } from "@stackelberg/randomized";
import { expect, test, vi } from "vitest";
import { largeGame, middlePlan } from "../bench/large-game.ts";

vi.setConfig({ testTimeout: 120_000 });

const shape = {
  states: 20,
  observations: 20,
  majorActions: 10,
  leaderActions: 10,
  followerActions: 10,
};
const game = largeGame(shape);
const plan = middlePlan(shape);

test.each(["observations", "own"] as const)(
  "40 000 kernel entries, the leader knows %s: nobody gains in any information state",
  async (knows) => {
    const known = { ...game, knows };
    const solution = await bestKernel(known, plan);
    expect(solution.status).toBe("optimal");
    const { leaderCost, followers, major } = enumerateKernel(known, plan, solution.kernel);
    expect(Math.abs(leaderCost - solution.leaderCost)).toBeLessThanOrEqual(1e-9);
    expect(Math.max(followers.largestGain, major?.largestGain ?? 0)).toBeLessThanOrEqual(1e-9);
  },
);

test("a game too large to search says so instead of running for hours", async () => {
  const prescribed = await designKernel({ ...game, target: plan });
  expect(prescribed.certificate.verdict).toBe("certified");
  expect(prescribed.incentive?.deterministic.status).toBe("undecided");
  expect(prescribed.baselines.teamOptimum).toEqual({
    leaderCost: null,
    reason: "the search was cut off",
  });
  const open = await designKernel(game);
  expect(open.certificate).toEqual({ verdict: "refused", reason: "search-cut-off" });
  expect(open.search.lowerBound).toBeLessThanOrEqual(prescribed.target?.leaderCost ?? 0);
});
