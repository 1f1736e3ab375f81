import { type LqgGame, loadGame, zetaLayout } from "@stackelberg/game";
import { type DesignResult, design, verify } from "@stackelberg/incentive";
import { targetPlan } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { certifiedBy } from "./certified-by.ts";
import { referenceGame } from "./reference-game.ts";
import { solved } from "./solved.ts";
import { withLeaf } from "./tampered.ts";

/** κ̄ = (2x, 2x), g = 2x: every gain with Q1 + Q2 = −1 is exact. Curvature 1 + 4t² off the middle. */
function twoPrices(count: number): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "two-prices",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p", "q"], observes: { y0: "x" }, cost: "(u - 2*x)^2 + p^2 + q^2" },
    followers: {
      count,
      actions: ["u"],
      observes: { y: "x" },
      cost: "(u - x)^2 + p*u + q*u + p^2 + q^2",
    },
  });
}

/** The result with another constant gain and numbers that claim to follow from it. */
function withGain(
  result: DesignResult,
  gain: readonly (readonly number[])[],
  certificate: Partial<DesignResult["certificate"]>,
): DesignResult {
  const gainEnergy = gain.flat().reduce((sum, q) => sum + q * q, 0);
  const { incentive } = result;
  if (!incentive) throw new Error("no rule");
  return {
    ...result,
    incentive: { ...incentive, gain, gainEnergy, rule: { gain } },
    certificate: { ...result.certificate, gainEnergy, ...certificate },
  };
}

describe("a gain moved inside its solution set", () => {
  const result = design(twoPrices(1), { defence: false });

  test("the gain of least norm is (−½, −½)", () => {
    expectClose(result.incentive?.gain?.[0]?.[0], -0.5);
    expectClose(result.incentive?.gain?.[1]?.[0], -0.5);
    expectClose(result.certificate.curvature.minimum, 1);
  });

  test.each([0.1, -3, 40])("is accepted with its dependent numbers, moved by %d", (t) => {
    const h = 1 + 4 * t * t;
    // with w = d − 2δ, d the deviation, δ the false part of a report, the cost changes by
    // 2xd + d² − 2xw − wd + (½ + 2t²)w², which is least at −x²(1 + 1/(1 + 8t²))
    const moved = withGain(result, [[-0.5 + t], [-0.5 - t]], {
      curvature: { minimum: h, lowerBound: h, symmetricMode: h },
      misreporting: { followers: 1 + 1 / (1 + 8 * t * t), major: null },
    });
    expect(verify(twoPrices(1), moved).findings).toEqual([]);
  });

  test("and with many followers", () => {
    const game = twoPrices(50);
    const gain = [[0.25], [-1.25]];
    const { plan } = solved(targetPlan(game));
    const { curvature, epsilon, misreporting } = certifiedBy(game, plan, {
      kind: "constant",
      gain,
    });
    expectClose(epsilon, 0);
    const moved = withGain(design(game, { defence: false }), gain, { curvature, misreporting });
    expect(verify(game, moved).findings).toEqual([]);
  });

  test("is not accepted with its old numbers", () => {
    const moved = withLeaf(result, "incentive.rule.gain", [[-0.4], [-0.6]]);
    const paths = verify(twoPrices(1), moved).findings.map(({ path }) => path);
    expect(paths).toContain("certificate.gainEnergy");
    expect(paths).toContain("certificate.curvature.minimum");
    expect(paths).toContain("incentive.gain.0.0");
  });
});

describe("a gain moved outside", () => {
  test.each([1e-3, -0.1, 2])("is rejected whatever the certificate claims, by %d", (step) => {
    const game = twoPrices(3);
    const result = design(game);
    const gain = [[-0.5 + step], [-0.5]];
    const { plan } = solved(targetPlan(game));
    const honest = certifiedBy(game, plan, { kind: "constant", gain });
    expect(honest.epsilon).toBeGreaterThan(1e-8);
    // curvature, stability and energy are those of the new gain; ε is not
    const claimed = withGain(result, gain, {
      curvature: honest.curvature,
      unique: honest.unique,
    });
    expect(claimed.certificate).toMatchObject({ verdict: "certified", epsilon: 0 });
    const { valid, findings } = verify(game, claimed);
    expect(valid).toBe(false);
    const paths = findings.map(({ path }) => path);
    expect(paths).toContain("certificate.followers.exploitability");
    expect(paths).toContain("certificate.verdict");
  });

  test("is rejected on a major follower", () => {
    const game = referenceGame("major-minor", 4);
    const result = design(game);
    const claimed = withGain(result, [[-13 / 12 + 0.01]], {});
    expect(verify(game, claimed).valid).toBe(false);
  });
});

describe("a target that is not the leader's best", () => {
  test("is rejected although its costs and certificate are right", () => {
    const game = twoPrices(1);
    const worse = loadTarget("2.2*y");
    const result = design(worse);
    expect(result.certificate.verdict).toBe("certified");
    const claimed = { ...result, game: design(game).game };
    const paths = verify(game, claimed).findings.map(({ path }) => path);
    expect(paths).toContain("target.policies");
  });
});

/** The same game with a prescribed target. */
function loadTarget(u: string): LqgGame {
  const { target } = loadGame({
    format: 1,
    kind: "lqg",
    name: "two-prices",
    leader: { actions: ["p", "q"], cost: "p^2 + q^2" },
    followers: { count: 1, actions: ["u"], observes: { y: "0" }, cost: "u^2" },
    target: { followers: { u } },
  });
  return { ...twoPrices(1), target };
}

describe("another game", () => {
  const otherGame = { code: "STACKELBERG_RESULT_OTHER_GAME" };

  test("is an error", () => {
    const result = design(referenceGame("case-c", 10));
    const others = ["case-a", "case-c-full", "major-minor"].map((name) => referenceGame(name, 10));
    for (const game of others) {
      expect(() => verify(game, result)).toThrowError(expect.objectContaining(otherGame));
    }
  });

  test("so is the same game with one other number", () => {
    const game = referenceGame("case-c", 10);
    const cost = game.followers.cost.clone();
    const { start } = zetaLayout(game).action;
    cost.set(start, start, cost.get(start, start) * (1 + 1e-12));
    const other = { ...game, followers: { ...game.followers, cost } };
    expect(() => verify(other, design(game))).toThrowError(expect.objectContaining(otherGame));
  });

  test("the number of followers is the file's own", () => {
    const result = design(referenceGame("case-c", 10));
    expect(verify(referenceGame("case-c", 7), result).valid).toBe(true);
    expect(verify(referenceGame("case-c", 7), withLeaf(result, "game.count", 11)).valid).toBe(
      false,
    );
  });
});
