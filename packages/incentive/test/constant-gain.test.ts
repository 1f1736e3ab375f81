import { type LqgGame, loadGame } from "@stackelberg/game";
import {
  constantGain,
  constantGains,
  curvatureUnder,
  design,
  incentiveCondition,
  solvedTarget,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";

const conditionOf = (game: LqgGame) => incentiveCondition(game, solvedTarget(game).plan);

describe("the unit of a follower's cost", () => {
  // two actions, each felt through one of two prices, whose grips differ by a factor of a thousand
  const game = (unit: number) =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "units",
      common: [
        {
          names: ["x", "z"],
          covariance: [
            [1, 0],
            [0, 1],
          ],
        },
      ],
      leader: {
        actions: ["p", "q"],
        observes: { y0: "x", y1: "z" },
        cost: "(u - 2*x)^2 + (v - z)^2 + (p - x)^2 + (q - z)^2",
      },
      followers: {
        count: 3,
        actions: ["u", "v"],
        observes: { yx: "x", yz: "z" },
        cost: `${unit}*((u - x)^2 + (v - 2*z)^2 - p*u + 0.001*q*v)`,
      },
    });

  // g = (2(u − x) − p, 2(v − 2z) + 0.001q) and κ = (−u, 0.001v) at u = 2x, v = z, p = x, q = z
  test.each([1e-9, 1, 1e6, 1e9, 1e12])("%d leaves the gain as it is", (unit) => {
    const { incentive } = design(game(unit), { solver: constantGain(), defence: false });
    const [[first, none] = [], [nothing, second] = []] = incentive?.gain ?? [];
    expectClose(first, 0.5);
    expectClose(second, 1999);
    expectClose(none, 0);
    expectClose(nothing, 0);
  });
});

describe("the freedom of a constant gain", () => {
  // only p is felt at the target, where q = 0 and u = 2: κ = (2, 0) and g = 2
  const spare = (curvature: number, own = 1) =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "spare-instrument",
      leader: { actions: ["p", "q"], cost: "(u - 2)^2 + p^2 + q^2" },
      followers: {
        count: 1,
        actions: ["u"],
        cost: `${own}*(u - 1)^2 + ${2 - 2 * own}*u + p*u + ${curvature}*q^2`,
      },
    });

  test("is what nobody feels", () => {
    const { leastNorm, freedom, residual } = constantGains(conditionOf(spare(1)));
    expectClose(leastNorm.get(0, 0), -1);
    expectClose(leastNorm.get(1, 0), 0);
    expectClose(freedom.get(0, 0), 0);
    expectClose(freedom.get(1, 1), 1);
    expectClose(residual, 0);
  });

  test("is left alone where the curvature is that of a bowl", () => {
    // H = 4 − 2
    const { incentive, certificate } = design(spare(1, 2), { solver: constantGain() });
    expectClose(incentive?.gain?.[1]?.[0], 0);
    expectClose(certificate.curvature.minimum, 2);
  });

  test.each([0.5, 1, 8])("is spent on a bowl where there is none, q² times %d", (curvature) => {
    // H = 1 − 2 + 2·curvature·Q₂² ≥ 0
    const { incentive, certificate } = design(spare(curvature, 0.5), { solver: constantGain() });
    expectClose(incentive?.gain?.[0]?.[0], -1);
    expectClose(Math.abs(incentive?.gain?.[1]?.[0] ?? 0), Math.sqrt(1 / (2 * curvature)), 1e-8);
    expect(certificate.curvature.minimum).toBeGreaterThanOrEqual(0);
    expectClose(certificate.curvature.minimum, 0, 1e-8);
  });

  test.each([0, -1])("cannot make one where q² counts %d times", (curvature) => {
    const result = design(spare(curvature, 0.5), { solver: constantGain() });
    expect(result.certificate.reason).toBe("negative-curvature");
    expectClose(result.candidate?.gain?.[0]?.[0], -1);
    expectClose(result.candidate?.gain?.[1]?.[0], 0);
  });

  test("is spent through a product as well", () => {
    // H = 1 − 2 + 2Q₂, with nothing in q²
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "product",
      leader: { actions: ["p", "q"], cost: "(u - 2)^2 + p^2 + q^2" },
      followers: {
        count: 1,
        actions: ["u"],
        cost: "0.5*(u - 1)^2 + u + p*u + q*(u - 2)",
      },
    });
    const { incentive } = design(game, { solver: constantGain() });
    expectClose(incentive?.gain?.[0]?.[0], -1);
    expectClose(incentive?.gain?.[1]?.[0], 0.5, 1e-8);
  });
});

test("H(Q) = H₀ + QᵀX + XᵀQ + QᵀC₀₀Q", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "curvature",
    leader: { actions: ["p"], cost: "(u - 2)^2 + (v - 1)^2 + p^2" },
    followers: { count: 1, actions: ["u", "v"], cost: "u^2 + v^2 + u*v + p*u + 3*p*v + 2*p^2" },
  });
  const found = curvatureUnder(conditionOf(game), new Matrix([[0.5, -1]]));
  // 2 + 2·0.5 + 4·0.25, 1 + (0.5·3 − 1) + 4·(−0.5), 2 − 2·3 + 4
  expect(found.to2DArray()).toEqual([
    [4, -0.5],
    [-0.5, 0],
  ]);
  const { realEigenvalues } = new EigenvalueDecomposition(found);
  expect(Math.min(...realEigenvalues)).toBeLessThan(0);
});

test("what no constant gain can do is refused", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "varying",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - 2*x - 1)^2 + p^2" },
    followers: { count: 1, actions: ["u"], observes: { y: "x" }, cost: "(u - x)^2 + p*u" },
  });
  // g = 2x + 2 and κ = 2x + 1
  expect(design(game, { solver: constantGain() }).certificate.reason).toBe("no-constant-gain");
});
