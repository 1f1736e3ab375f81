import { design, tariff, verify } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import {
  expectTariff,
  type PayingFollower,
  payingFollower,
  problemOf,
  proposed,
} from "./paying-follower.ts";

const tariffOf = (follower: PayingFollower, margin?: number) =>
  proposed(tariff(margin === undefined ? {} : { margin }), problemOf(payingFollower(follower)));

function refusal(follower: PayingFollower) {
  const outcome = tariff().propose(problemOf(payingFollower(follower)));
  if (outcome.status === "refused") return outcome;
  throw new Error(`${JSON.stringify(outcome.rule)} instead of a refusal`);
}

test("a solver says what it was asked", () => {
  expect(tariff()).toMatchObject({ name: "tariff", options: {} });
  expect(Object.keys(tariff().options)).toEqual([]);
  expect(tariff({ margin: 2 }).options).toEqual({ margin: 2 });
});

/**
 * Only u moves with the reading, and H₀ = (2 1; 1 1) has the smallest curvature t = (3 − √5)/2. With
 * g = (α, β)p the tariff must have S_uu = −α and S_uv = −β, so S_vv is free.
 */
describe("two actions of which one is used", () => {
  const follower = (alpha: number, beta: number): PayingFollower => ({
    cost: `u^2 + 0.5*v^2 + u*v + (${alpha - 2})*u*p + (${beta - 1})*v*p`,
    target: { u: "p", v: "0" },
    readings: ["p"],
  });

  test.each([
    ["convex enough already", 1, 1, 0],
    // 4/(1 − t) + t − 1
    ["M = (1 2; 2 1)", 1, -1, (5 + 3 * Math.sqrt(5)) / 2],
    // M_uu = 0.3 < t: 0.27 is asked for, 0.3²/0.03 + 0.27 − 1
    ["M = (0.3 0.3; 0.3 1)", 1.7, 0.7, 2.27],
  ])("S_vv leaves it as curved as it was, or nearly: %s", (_, alpha, beta, expected) => {
    const S = [
      [-alpha, -beta],
      [-beta, expected],
    ];
    expectTariff(tariffOf(follower(alpha, beta)), { T0: alpha / 2, b: [0, 0], S });
  });

  test("S_vv is the margin where one is given", () => {
    const S = [
      [-1, 1],
      [1, 3],
    ];
    expectTariff(tariffOf(follower(1, -1), 3), { T0: 0.5, b: [0, 0], S });
  });

  test.each([
    [2, 1, "0.000"],
    [3, 1, "-1.000"],
  ])("a marginal tariff of %d per reading leaves no curvature in u", (alpha, beta, curvature) => {
    const { reason, explanation } = refusal(follower(alpha, beta));
    expect(reason).toBe("negative-curvature");
    expect(explanation).toContain(`(curvature ${curvature})`);
  });
});

describe("a payer who knows nothing", () => {
  test("and would rather have more and more of it: −u² − 6u + 2u² is least at 3", () => {
    const game = payingFollower({ cost: "-u^2", target: { u: "3" }, readings: [] });
    // as curved as −u² is concave: S − 2 = 2; b takes away −6 + 12 at 3; 0 is paid there
    expectTariff(proposed(tariff(), problemOf(game)), { T0: 0, b: [-6], S: [[4]] });
    const result = design(game);
    expect(result).toMatchObject({
      solver: { name: "tariff" },
      certificate: { verdict: "certified" },
    });
    expectClose(result.certificate.curvature.minimum, 2);
    expect(verify(game, result).findings).toEqual([]);
  });

  test("and whose cost is linear does not say how curved a tariff should be", () => {
    const follower = { cost: "-6*u", target: { u: "3" }, readings: [] };
    expect(refusal(follower)).toMatchObject({
      reason: "negative-curvature",
      explanation: expect.stringContaining("does not curve in its own action"),
    });
    // −6u − 6u + 2u² is least at 3
    expectTariff(tariffOf(follower, 4), { T0: 0, b: [-6], S: [[4]] });
    expect(design(payingFollower(follower)).certificate.verdict).toBe("certified");
  });
});

test("no tariff is exact where readings are told apart by costs but not by the target", () => {
  const { reason, explanation } = refusal({
    cost: "u^2 - u*p - u*q",
    target: { u: "p" },
    readings: ["p", "q"],
  });
  expect(reason).toBe("no-exact-tariff");
  expect(explanation).toContain("followers with different readings choose the same actions");
});
