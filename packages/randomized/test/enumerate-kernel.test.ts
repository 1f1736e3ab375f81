import { finiteGame, withCount } from "@stackelberg/game";
import {
  bestDeterministicRule,
  bestKernel,
  constantKernel,
  enumerateKernel,
} from "@stackelberg/randomized";
import { describe, expect, test } from "vitest";
import { gameNamed, oracles, planOf } from "./oracles.ts";

describe.each(["audit", "charging-night"] as const)("%s", (name) => {
  const game = gameNamed(name);
  test.each(oracles[name].fixedTargets)(
    "nobody gains anywhere: $majorTarget, $followerProbabilityOfLastAction",
    async (target) => {
      const plan = planOf(game, target);
      const solution = await bestKernel(game, plan);
      const found = enumerateKernel(game, plan, solution.kernel);
      expect(Math.abs(found.leaderCost - solution.leaderCost)).toBeLessThanOrEqual(1e-12);
      const gain = Math.max(found.followers.largestGain, found.major?.largestGain ?? 0);
      if (solution.status === "optimal") expect(gain).toBeLessThanOrEqual(1e-9);
      // the proof says that even the best kernel leaves this much to gain
      else expect(Math.abs(gain - solution.proof.gain)).toBeLessThanOrEqual(1e-8);
    },
  );

  test("the best deterministic rule of the best target", async () => {
    const { majorTarget, followerStrategy, bestDeterministicForThisTarget } =
      oracles[name].bestFound;
    const followerProbabilityOfLastAction = followerStrategy.map(([, p = 0]) => p);
    const plan = planOf(game, { majorTarget, followerProbabilityOfLastAction, leaderCost: null });
    const rule = await bestDeterministicRule(game, plan);
    expect(rule.status === "optimal" ? rule.leaderCost : null).toBe(bestDeterministicForThisTarget);
  });
});

/** Left costs its own share and the toll θ, right twice its share. */
function leftRight(count: number, toll: number) {
  return finiteGame({
    name: "left-right",
    leader: { actions: { toll: [toll] }, cost: [] },
    followers: {
      count,
      actions: { side: [0, 1] },
      cost: [
        { shares: [0, 0], table: [toll, 0] },
        { shares: [1, 0], table: [1, 0] },
        { shares: [0, 1], table: [0, 2] },
      ],
    },
  });
}

describe("left or right (Cui & Koeppl 2021)", () => {
  test.each([2, 3, 5, 10, 100])("p = 2/3 among %i players is exploitable by 1/(3N)", (count) => {
    const game = leftRight(count, 0);
    const plan = { major: [[1]], followers: [[2 / 3, 1 / 3]] };
    const { followers } = enumerateKernel(game, plan, constantKernel(game, 0));
    expect(followers.exploitability).toBeCloseTo(1 / (3 * count), 14);
  });

  test("everybody left costs 1, everybody right 2, in the mean field", () => {
    const game = withCount(leftRight(2, 0), Number.POSITIVE_INFINITY);
    const cost = (left: number) =>
      enumerateKernel(
        game,
        { major: [[1]], followers: [[left, 1 - left]] },
        constantKernel(game, 0),
      );
    expect(cost(1).followerCost).toBe(1);
    expect(cost(0).followerCost).toBe(2);
    expect(cost(2 / 3).followers.exploitability).toBeCloseTo(0, 15);
    expect(cost(1).followers.exploitability).toBe(1);
    expect(cost(0).followers.exploitability).toBe(2);
  });
});
