import { loadGame } from "@stackelberg/game";
import { design, verify } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { withLeaf } from "./tampered.ts";

/** Followers who follow p nearly as far as it goes: without a rule u + p = 1 needs p = 1/`slack`. */
function nearlyFutile(slack: number) {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "nearly-futile",
    leader: { actions: ["p"], cost: "(u + p - 1)^2" },
    followers: { count: 3, actions: ["u"], cost: `(u + ${1 - slack}*p)^2` },
  });
}

describe("a plan of large actions that cancel in the leader's cost", () => {
  const game = nearlyFutile(1e-4);
  const result = design(game);
  const { noIncentive, teamOptimum } = result.baselines;

  test("says what rounding may have done to her cost", () => {
    expect(noIncentive.policies?.leader?.["p"]?.["constant"]).toBeCloseTo(1e4, 2);
    // (u + p − 1)² has terms of order 10⁸
    expect(noIncentive.error).toBeGreaterThan(1e-8);
    expect(noIncentive.error).toBeLessThan(1e-6);
    expect(Math.abs(noIncentive.leaderCost ?? 1)).toBeLessThan(noIncentive.error ?? 0);
    expect(teamOptimum).not.toHaveProperty("error");
    expect(result.target).not.toHaveProperty("error");
  });

  test("is optimal up to that error, and valid", () => {
    expect(verify(game, result).findings).toEqual([]);
  });

  test.each([
    "baselines.noIncentive.error",
    "baselines.noIncentive.leaderCost",
    "baselines.noIncentive.followerCost",
    "baselines.noIncentive.policies.leader.p.constant",
    "baselines.noIncentive.policies.followers.u.constant",
  ])("does not hide a change of %s", (path) => {
    const value = path
      .split(".")
      .reduce<unknown>((at, key) => Reflect.get(Object(at), key), result);
    const changed = withLeaf(result, path, Number(value) + 1e-3);
    expect(verify(game, changed).valid).toBe(false);
  });
});

test("where nothing cancels, no error is given", () => {
  const { baselines, target } = design(nearlyFutile(0.5));
  for (const part of [target, ...Object.values(baselines)])
    expect(part).not.toHaveProperty("error");
});
