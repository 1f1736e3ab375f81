import { loadGame } from "@stackelberg/game";
import { design, minimumEnergy } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

const solver = minimumEnergy();

/**
 * Three readings x, target u = p = q = r = 0: g = −2, κ = x, s = ‖x‖², E[g²/s] = 4. The authority
 * vanishes at one reading only, which is integrable.
 *
 * @param rest - What else the follower's cost has of u and the leader's actions.
 */
function threeReadings(rest: string) {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "three-readings",
    common: [
      { name: "x", variance: 1 },
      { name: "y", variance: 1 },
      { name: "z", variance: 1 },
    ],
    leader: {
      actions: ["p", "q", "r"],
      observes: { fx: "x", fy: "y", fz: "z" },
      cost: "u^2 + p^2 + q^2 + r^2",
    },
    followers: {
      count: 1,
      actions: ["u"],
      observes: { a: "x", b: "y", c: "z" },
      cost: `(u - 1)^2 + x*p + y*q + z*r + ${rest}`,
    },
  });
}

describe("an authority that varies in every coordinate", () => {
  // H = 2 + (t·g² − 2g·c·x)/s with c_00 = t·I and c_0u = (c, 0, 0), least at x = −t·g/c: 2 − c²/t
  test.each([
    [1, 0.5],
    [2, -0.7],
    [0.3, 0.2],
  ])("has the curvature 2 − c²/t, t = %d, c = %d", (t, c) => {
    const game = threeReadings(`${t / 2}*(p^2 + q^2 + r^2) + ${c}*u*p`);
    const { certificate, incentive } = design(game, { solver });
    expect(certificate.verdict).toBe("certified");
    expectClose(certificate.curvature.minimum, 2 - c ** 2 / t);
    expectClose(certificate.curvature.lowerBound, 2 - c ** 2 / t);
    expectClose(incentive?.gainEnergy, 4);
  });

  test("leaves no finite curvature beside the reading where it vanishes, if c_00 is indefinite", () => {
    const { certificate, candidate } = design(threeReadings("0.1*p*q"), { solver });
    expect(certificate).toMatchObject({ verdict: "refused", reason: "negative-curvature" });
    expect(certificate.curvature.minimum).toBe(Number.NEGATIVE_INFINITY);
    expect(certificate.epsilon).toBe(Number.POSITIVE_INFINITY);
    expectClose(candidate?.gainEnergy, 4);
  });
});

describe("a target that the followers want anyway", () => {
  const wanted = (cost: string) =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "wanted",
      leader: { actions: ["p"], cost: "u^2 + p^2" },
      followers: {
        count: "infinity",
        actions: ["u"],
        private: [{ name: "t", mean: 0.125, variance: 0.25 }],
        observes: { y: "0.5*t" },
        cost,
      },
    });

  test.each([
    ["no authority", "u^2"],
    ["an authority that is the same at every reading", "u^2 - 0.125*mean(t)*p + p^2"],
    ["an authority that varies", "u^2 + p*t"],
  ])("needs no reaction: %s", (_, cost) => {
    const { certificate, incentive } = design(wanted(cost), { solver });
    expect(certificate).toMatchObject({ verdict: "certified", epsilon: 0, limitWellPosed: true });
    expectClose(certificate.curvature.minimum, 2);
    expectClose(certificate.curvature.lowerBound, 2);
    expectClose(incentive?.gainEnergy, 0);
  });
});
