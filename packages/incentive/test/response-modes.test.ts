import { type LqgGame, loadGame, type Plan } from "@stackelberg/game";
import { certify, constantGain, design } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";

function certificateOf(game: LqgGame, gain: number) {
  const readings = game.followers.observations.names.length;
  const plan: Plan = {
    followers: Matrix.zeros(1, 1 + readings),
    major: null,
    leader: Matrix.zeros(1, 1 + readings),
  };
  return certify(game, {
    plan,
    rule: { kind: "constant", gain: [[gain]] },
    teamCost: 0,
    limitWellPosed: true,
    accepted: 0,
  });
}

describe("½u² + p·u with p = Q·Σu_i and readings that correlate by 1/2", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "correlated",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p"], cost: "mean(u)^2 + p^2" },
    followers: {
      count: 10,
      actions: ["u"],
      private: [{ name: "t", variance: 1 }],
      observes: { y: "x + t" },
      cost: "0.5*u^2 + p*u",
    },
  });

  test.each([
    // alone 1 + 2Q, all together 1 + 11Q; on the readings half of each: 1 + 6.5Q
    ["the readings", -2 / 13, false],
    ["nobody, nearly", -2 / 13 + 1e-4, true],
    ["constant steps of all", -1 / 11, false],
    ["nobody", -0.1, true],
    // steps that cancel in the mean: 1 + Q
    ["steps apart", -1, false],
  ])("Q = %s may do as they like", (_, gain, unique) => {
    expect(certificateOf(game, gain).unique).toBe(unique);
  });

  test("curvature against a shift of all", () => {
    expectClose(certificateOf(game, 0.2).curvature.symmetricMode, 1 + 11 * 0.2);
    expectClose(certificateOf(game, 0.2).curvature.minimum, 1 + 2 * 0.2);
  });
});

describe("½u² + p·u + p² with p = −Σu_i", () => {
  const given = (count: number) =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "alone-or-not",
      leader: { actions: ["p"], cost: "mean(u)^2 + p^2" },
      followers: { count, actions: ["u"], cost: "0.5*u^2 + p*u + p^2" },
    });

  test("one follower has nobody to step apart from", () => {
    const alone = certificateOf(given(1), -1);
    // 1 + 2Q + 2Q²
    expectClose(alone.curvature.symmetricMode, 1);
    expect(alone.unique).toBe(true);
  });

  test("two may do so for nothing: 1 + Q = 0", () => {
    const two = certificateOf(given(2), -1);
    // 1 + 2Q + 2Q² + (Q + 2Q²)
    expectClose(two.curvature.symmetricMode, 2);
    expect(two.unique).toBe(false);
  });
});

describe("false reports under u* = y/2, p* = y/2 and p = p* + (u − u*)/3", () => {
  // (u − t)² + u(u + r)/3 + (u + r)²/9 is least at u = 4t/3, r = −10t/3: −t²/3 instead of 3t²/4
  const cost = (u: string) => `(${u} - t)^2 + p*${u} + p^2`;

  test("of one follower save 13/12", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "reported",
      leader: { actions: ["p"], cost: "mean(u)^2 + p^2" },
      followers: {
        count: 1,
        actions: ["u"],
        private: [{ name: "t", variance: 1 }],
        observes: { y: "t" },
        cost: cost("u"),
      },
      target: { followers: { u: "0.5*y" }, leader: { p: "0.5*mean(y)" } },
    });
    const { certificate, incentive } = design(game, { solver: constantGain(), defence: false });
    expectClose(incentive?.gain?.[0]?.[0], 1 / 3);
    expectClose(certificate.misreporting.followers, 13 / 12);
    expect(certificate.misreporting.major).toBeNull();
  });

  test("of a major too, while the small ones report nothing that she reacts to", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "reported-by-a-major",
      leader: { actions: ["p"], cost: "mean(u)^2 + v^2 + p^2" },
      major: {
        actions: ["v"],
        private: [{ name: "t", variance: 1 }],
        observes: { z: "t" },
        cost: cost("v"),
      },
      followers: { count: 3, actions: ["u"], cost: "(u - 1)^2" },
      target: { major: { v: "0.5*z" }, leader: { p: "0.5*major(z)" } },
    });
    const { certificate, incentive } = design(game, { solver: constantGain(), defence: false });
    expectClose(incentive?.gain?.[0]?.[0], 1 / 3);
    expectClose(certificate.misreporting.major, 13 / 12);
    expectClose(certificate.misreporting.followers, 0);
  });
});
