import { type LqgGame, loadGame, type Plan } from "@stackelberg/game";
import { certify, constantGain, design } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { determinant, inverse, Matrix } from "ml-matrix";
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

describe("false reports where the leader has two instruments", () => {
  // what a report r moves: p and q by (b/N)·r along her plan, and by −Q·a·r along the rule
  test.each([
    [1, -1],
    [1, 0.25],
    [2, -0.5],
    [2, 0.25],
    [10, 2],
    // reports far off save without limit
    [4, 0.25],
  ])("by definition, N = %d and q* = %d·mean(y)", (count, slope) => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "two-instruments",
      leader: { actions: ["p", "q"], cost: "mean(u)^2 + p^2 + q^2" },
      followers: {
        count,
        actions: ["u"],
        private: [{ name: "t", variance: 1 }],
        observes: { y: "t" },
        cost: "(u - t)^2 + p*u + 2*q*u + p^2 + q^2",
      },
      target: {
        followers: { u: "0.25*y" },
        leader: { p: "0.5*mean(y)", q: `${slope}*mean(y)` },
      },
    });
    const { certificate, incentive } = design(game, { solver: constantGain(), defence: false });
    const [[p = Number.NaN] = [], [q = Number.NaN] = []] = incentive?.gain ?? [];
    const [pr, qr] = [0.5 / count - 0.25 * p, slope / count - 0.25 * q];
    // (u − t)² + (pu + qu·2)·u + p² + q² with p = p·u + pr·r and q alike, others' readings apart
    const curvature = new Matrix([
      [2 + 2 * p + 4 * q + 2 * p * p + 2 * q * q, pr + 2 * qr + 2 * p * pr + 2 * q * qr],
      [pr + 2 * qr + 2 * p * pr + 2 * q * qr, 2 * pr * pr + 2 * qr * qr],
    ]);
    const least = 1 - 2 * inverse(curvature).get(0, 0);
    const [u, pt, qt] = [0.25, 0.5 / count, slope / count];
    const honest = (u - 1) ** 2 + pt * u + 2 * qt * u + pt * pt + qt * qt;
    const bowl = determinant(curvature) > 0;
    expectClose(
      certificate.misreporting.followers,
      bowl ? honest - least : Number.POSITIVE_INFINITY,
    );
  });
});
