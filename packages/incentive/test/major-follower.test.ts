import { design, energyFrontier, limitIsWellPosed, minimumEnergy } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { referenceGame } from "./reference-game.ts";

const everyCount = [1, 2, 50, 1e6, Number.POSITIVE_INFINITY];

describe("major-minor: everybody sees x", () => {
  test.each(everyCount)("the same at N = %d", (count) => {
    const { target, baselines, incentive, certificate } = design(
      referenceGame("major-minor", count),
    );
    expectClose(target.leaderCost, 1 / 15);
    expectClose(target.policies.major?.["v"]?.["z"], 5 / 3);
    expectClose(target.policies.followers?.["u"]?.["y"], 28 / 15);
    const leader = target.policies.leader?.["u0"];
    expectClose((leader?.["y0"] ?? 0) + (leader?.["major(z)"] ?? 0), -1 / 15);
    expectClose(baselines.teamOptimum.leaderCost, 0);
    expectClose(baselines.noIncentive.leaderCost, 1013 / 4379);
    expectClose(incentive?.gain?.[0]?.[0], -13 / 12);
    expectClose(incentive?.valueOfIncentive, 1013 / 4379 - 1 / 15);
    expectClose(certificate.curvature.minimum, 145 / 144);
    expectClose(certificate.followers.exploitability, 0);
    expectClose(certificate.leader.gapToTeam, 1 / 15);
    expect(certificate).toMatchObject({
      verdict: "certified",
      limitWellPosed: true,
      unique: true,
      curvature: { symmetricMode: null },
    });
  });
});

describe("demand-response: the authority vanishes for some readings", () => {
  test("the exact rule is refused", () => {
    const game = referenceGame("demand-response");
    const { certificate, condition } = design(game, { solver: minimumEnergy() });
    expect(certificate).toMatchObject({ verdict: "refused", reason: "infinite-energy" });
    expect(condition.leastGainEnergy).toBe(Number.POSITIVE_INFINITY);
    expect(limitIsWellPosed(game)).toBe(true);
  });

  test("what the path of dampings costs", () => {
    const path = energyFrontier(referenceGame("demand-response"), [1, 0.1, 1e-2, 1e-3, 1e-4]);
    const energies = path.map(({ gainEnergy }) => gainEnergy);
    [1.08, 9.4, 23.9, 45.5, 100.8].forEach((energy, k) => {
      const digits = k < 2 ? 0.005 : 0.05;
      expect(Math.abs((energies[k] ?? 0) - energy)).toBeLessThanOrEqual(digits);
    });
    const exploitabilities = path.map(({ epsilon }) => epsilon);
    expect(exploitabilities).toEqual([...exploitabilities].sort((a, b) => b - a));
  });

  test.each([1, Number.POSITIVE_INFINITY])("an ε-incentive is found, N = %d", (count) => {
    const { solver, incentive, certificate } = design(referenceGame("demand-response", count));
    expect(solver.name).toBe("epsilon");
    expect(incentive?.kind).toBe("epsilon");
    expect(certificate.verdict).toBe("approximate");
    const { exploitability, exploitabilityWithoutIncentive } =
      certificate.major ?? certificate.followers;
    expectClose(exploitability / exploitabilityWithoutIncentive, 1e-3, 1e-8);
  });
});
