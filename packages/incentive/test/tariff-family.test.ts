import { loadGame } from "@stackelberg/game";
import { incentiveCondition, solvedTarget } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { tariffFamily, tariffWith } from "../src/payments/tariff-family.ts";

interface Setting {
  readonly actions: readonly string[];
  readonly observes: Readonly<Record<string, string>>;
  readonly cost: string;
  readonly target: Readonly<Record<string, string | number>>;
}

/** The family of a follower whose readings have mean 3 and −1 and variances 4 and 1. */
function familyOf({ actions, observes, cost, target }: Setting) {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "family",
    leader: { actions: [], knows: "own", cost: actions.map((name) => `(${name})^2`).join(" + ") },
    followers: {
      count: 10,
      actions: [...actions],
      private: [
        { name: "v", mean: 3, variance: 4 },
        { name: "w", mean: -1, variance: 1 },
      ],
      observes,
      cost,
    },
    payments: { by: "followers" },
    target: { followers: target },
  });
  const { plan } = solvedTarget(game);
  const condition = incentiveCondition(game, plan, "followers");
  return { game, plan, family: tariffFamily({ game, target: { plan }, condition }) };
}

const close = (matrix: Matrix, rows: readonly (readonly number[])[]) => {
  expect([matrix.rows, matrix.columns]).toEqual([rows.length, rows[0]?.length ?? 0]);
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(matrix.get(i, j)).toBeCloseTo(value, 11);
    });
  });
};

describe("a = 1 + y/2 and b = 1 of cost (a − y)² + (b − 2)²", () => {
  const { family } = familyOf({
    actions: ["a", "b"],
    observes: { y: "v" },
    cost: "(a - v)^2 + (b - 2)^2",
    target: { a: "1 + 0.5*y", b: 1 },
  });

  test("levels at the mean reading 3, slopes per standard deviation 2", () => {
    close(family.level, [[2.5], [1]]);
    close(family.gradientLevel, [[-1], [-2]]);
    close(Matrix.mul(family.slope, Math.sign(family.slope.get(0, 0))), [[1], [0]]);
    close(Matrix.mul(family.gradientSlope, Math.sign(family.slope.get(0, 0))), [[-2], [0]]);
  });

  test("only a moves with the reading: S₁₁ = 2, S₂₂ is free", () => {
    close(family.leastNorm, [
      [2, 0],
      [0, 0],
    ]);
    close(Matrix.abs(family.reached), [[1], [0]]);
    close(Matrix.abs(family.unreached), [[0], [1]]);
    expect(family.residual).toBeCloseTo(0, 12);
  });

  test("T = 0.75 − 4a + 2b + a² has slope y − 2 = −g at the target, and mean 0", () => {
    const { T0, b, S } = tariffWith(family, family.leastNorm);
    expectClose(T0, 0.75);
    expectClose(b[0], -4);
    expectClose(b[1], 2);
    expectClose(S[0]?.[0], 2);
  });

  test("a free S₂₂ of 3 moves b₂ by −3 and the mean payment by 3/2 − 3", () => {
    const S = new Matrix([
      [2, 0],
      [0, 3],
    ]);
    const { T0, b } = tariffWith(family, S);
    expectClose(b[1], -1);
    expectClose(T0, 0.75 + 1.5);
  });
});

describe("two actions that move together", () => {
  // along (1, 1)/√2 the tariff has to bend by 2, across it nothing is asked
  const { family } = familyOf({
    actions: ["a", "b"],
    observes: { y: "v" },
    cost: "(a - v)^2 + (b - v)^2",
    target: { a: "0.5*y", b: "0.5*y" },
  });

  test("S₀ = [[1, 1], [1, 1]] is the least", () => {
    close(family.leastNorm, [
      [1, 1],
      [1, 1],
    ]);
    expect(family.residual).toBeCloseTo(0, 12);
    const half = Math.SQRT1_2;
    close(Matrix.abs(family.reached), [[half], [half]]);
    close(Matrix.abs(family.unreached), [[half], [half]]);
    expect(family.reached.dot(family.unreached)).toBeCloseTo(0, 12);
  });
});

describe("every direction of action is reached", () => {
  const both = (cost: string) =>
    familyOf({
      actions: ["a", "b"],
      observes: { y: "v", z: "w" },
      cost,
      target: { a: "y", b: "z" },
    }).family;

  test("S is −G₁A₁⁻¹, and nothing is free", () => {
    const family = both("(a - 2*v)^2 + (b + w)^2 + a*b");
    // g = (2a − 4y + b, 2b + 2z + a) = (−2y + z, 4z + y)
    close(family.leastNorm, [
      [2, -1],
      [-1, -4],
    ]);
    expect(family.unreached.columns).toBe(0);
    expect(family.residual).toBeCloseTo(0, 12);
  });

  test("where −G₁A₁⁻¹ is not symmetric no tariff is exact, in proportion to what turns", () => {
    const family = both("(a - v - w)^2 + (b - w)^2");
    // g = (−2z, 0): A₁ = diag(2, 1), G₁ = [[0, −2], [0, 0]]
    close(family.leastNorm, [
      [0, 1],
      [1, 0],
    ]);
    const turn = Math.SQRT2 * 4;
    const scale = turn / (Math.sqrt(5) * family.residual);
    // scale: the size of the gradient's terms, at least that of G₁
    expect(family.residual).toBeGreaterThan(0.05);
    expect(scale).toBeGreaterThanOrEqual(2);
  });
});

describe("an action that does not move with the reading", () => {
  test("cannot follow a gradient that does: the residual is what is unseen", () => {
    const { family } = familyOf({
      actions: ["a"],
      observes: { y: "v" },
      cost: "(a - v)^2",
      target: { a: 1 },
    });
    expect(family.reached.columns).toBe(0);
    close(family.unreached, [[1]]);
    close(family.leastNorm, [[0]]);
    // g = 2 − 2y, of size 4 per standard deviation among terms √E(2a)² + √E(g − 2a)²
    expect(family.residual).toBeCloseTo(4 / (2 + Math.hypot(6, 4)), 9);
  });

  test("needs none where the gradient does not either", () => {
    const { family } = familyOf({
      actions: ["a"],
      observes: { y: "v" },
      cost: "(a - 2)^2",
      target: { a: 1 },
    });
    expect(family.residual).toBe(0);
    expectClose(tariffWith(family, family.leastNorm).b[0], 2);
  });
});
