import { loadGame, withMonitoring } from "@stackelberg/game";
import { bestAffine, constantGain, design, minimumEnergy, tariff } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

/** u = ½ at p = 1 is wanted; without a rule u = 2 − p, at best p = 1.25 at a cost of 1/8. */
const priced = (count: number) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "priced",
    leader: { actions: ["p"], cost: "(mean(u) - 0.5)^2 + (p - 1)^2" },
    followers: { count, actions: ["u"], cost: "0.5*(u - 2)^2 + p*u" },
  });

test("a constant gain holds the target: Q = 1, worth 1/8, and no response is published", () => {
  const { incentive } = design(priced(10), { solver: constantGain() });
  expect(incentive).toMatchObject({ kind: "constant", monitors: "followers" });
  expectClose(incentive?.gain?.[0]?.[0], 1);
  expect(incentive?.rule).toEqual({ gain: incentive?.gain });
  expectClose(incentive?.gainEnergy, 1);
  expectClose(incentive?.valueOfIncentive, 1 / 8);
  expect(incentive).not.toHaveProperty("response");
  expect(incentive).not.toHaveProperty("beside");
});

test("only constant gains are published as a gain", () => {
  const { incentive } = design(priced(10), { solver: minimumEnergy() });
  expect(incentive?.kind).toBe("minimum-energy");
  expect(incentive).not.toHaveProperty("gain");
  expect(incentive?.rule).not.toHaveProperty("kind");
});

describe("the response to the best affine rule, where the mean is seen with noise", () => {
  const [count, noise] = [10, 0.0004] as const;
  const seen = withMonitoring(priced(count), { what: "mean", noise });
  /** u − 2 + p + (k − 1)u = 0 with p = B + N(k − 1)(ū + noise): the best (u, p) on 2 = p + k·u. */
  const at = (k: number) => {
    const u = (0.5 + k) / (1 + k ** 2);
    const p = 2 - k * u;
    return { u, p, cost: (u - 0.5) ** 2 + (p - 1) ** 2 + noise * (count * (k - 1)) ** 2 };
  };
  const ks = Array.from({ length: 20001 }, (_, i) => 1 + i / 20000);
  const best = ks.map(at).reduce((a, b) => (b.cost < a.cost ? b : a));

  test("what everybody does, what it costs, and what that is worth", () => {
    const { incentive } = design(seen, { solver: bestAffine(), defence: false });
    const response = incentive?.response;
    expect(best.cost).toBeGreaterThan(0.01);
    expect(Math.abs((response?.leaderCost ?? Number.NaN) - best.cost)).toBeLessThan(1e-8);
    expectClose(incentive?.valueOfIncentive, 1 / 8 - (response?.leaderCost ?? Number.NaN));
    const u = response?.policies.followers?.["u"]?.["constant"] ?? Number.NaN;
    expect(Math.abs(u - best.u)).toBeLessThan(1e-4);
    const p = response?.policies.leader?.["p"]?.["constant"] ?? Number.NaN;
    expect(Math.abs(p - best.p)).toBeLessThan(1e-4);
    expectClose(response?.followerCost, (u - 2) ** 2 / 2 + p * u);
    expect(response?.majorCost).toBeNull();
  });
});

test("rules for several stand beside each other, each with its solver", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "both-pay",
    leader: { cost: "(mean(u) - 1)^2 + (uM - 1)^2" },
    major: { actions: ["uM"], cost: "(uM - 3)^2" },
    followers: { count: 4, actions: ["u"], cost: "7*(u - 2)^2" },
    payments: { by: ["followers", "major"] },
  });
  const { incentive } = design(game, { solver: tariff() });
  const both = [incentive, ...(incentive?.beside ?? [])];
  expect(both.map((rule) => rule?.monitors).sort()).toEqual(["followers", "major"]);
  expect(incentive?.beside?.[0]).toMatchObject({ kind: "tariff", solver: "tariff" });
});
