import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { type TariffFamily, tariffFamily, tariffWith } from "../src/payments/tariff-family.ts";
import { type PayingFollower, payingFollower, problemOf } from "./paying-follower.ts";

const familyOf = (follower: PayingFollower): TariffFamily =>
  tariffFamily(problemOf(payingFollower(follower)));

function expectEntries(found: Matrix, rows: readonly (readonly number[])[], scale = 1): void {
  expect([found.rows, found.columns]).toEqual([rows.length, rows[0]?.length]);
  rows.forEach((row, i) => {
    row.forEach((value, k) => {
      expectClose(found.get(i, k) / scale, value, 1e-12);
    });
  });
}

const squared = (basis: Matrix) => basis.mmul(basis.transpose());

describe("S·A₁ = −G₁", () => {
  test("one action, one reading: T = 14.25 − 1.5·u − 0.75·u²", () => {
    // u = 3 + 2p, g = 2u − p = 6 + 3p: S = −3/2, b = −6 + 3·3/2; the mean of bu + ½Su² is −4.5 − ¾·13
    const family = familyOf({ cost: "u^2 - u*p", target: { u: "3 + 2*p" }, readings: ["p"] });
    expectEntries(family.leastNorm, [[-1.5]]);
    expect(family.residual).toBeLessThan(1e-15);
    expect([family.reached.columns, family.unreached.columns]).toEqual([1, 0]);
    const { T0, b, S } = tariffWith(family, family.leastNorm);
    expectClose(T0, 14.25);
    expectEntries(new Matrix([[...b], ...S.map((row) => [...row])]), [[-1.5], [-1.5]]);
  });

  test("one action, three readings", () => {
    // g = −3u + 6
    const family = familyOf({ cost: "-1.5*u^2 + 6*u", target: { u: "p + 2*q - 2*r" } });
    expectEntries(family.leastNorm, [[3]]);
    expect(family.residual).toBeLessThan(1e-12);
  });

  test("three actions along e = (1, 2, 2)/3, g = (3, 0, 0)p: S₀ = seᵀ + esᵀ − (eᵀs)eeᵀ, s = −g/3p", () => {
    const family = familyOf({
      cost: "3*u*p",
      target: { u: "p", v: "2*p", w: "2*p" },
      readings: ["p"],
    });
    expectEntries(
      family.leastNorm,
      [
        [-17, -16, -16],
        [-16, 4, 4],
        [-16, 4, 4],
      ],
      1 / 27,
    );
    const along = [
      [1, 2, 2],
      [2, 4, 4],
      [2, 4, 4],
    ];
    expectEntries(squared(family.reached), along, 1 / 9);
    expectEntries(Matrix.sub(Matrix.eye(3), squared(family.unreached)), along, 1 / 9);
    expectEntries(family.unreached.transpose().mmul(family.unreached), [
      [1, 0],
      [0, 1],
    ]);
    expect(family.residual).toBeLessThan(1e-12);
  });

  test("two actions that both move with p + q alone", () => {
    // g = (2, −1)(p + q): S(1, 2)ᵀ = (−2, 1)ᵀ
    const family = familyOf({
      cost: "(2*u - v)*(p + q)",
      target: { u: "p + q", v: "2*p + 2*q" },
      readings: ["p", "q"],
    });
    expectEntries(
      family.leastNorm,
      [
        [-4, -3],
        [-3, 4],
      ],
      1 / 5,
    );
    expect(family.reached.columns).toBe(1);
    expect(family.unreached.columns).toBe(1);
    expect(family.residual).toBeLessThan(1e-12);
  });

  test.each([
    ["no reading", []],
    ["a reading that the target does not use", ["p"]],
  ])("%s: nothing is asked of S, and b takes away the gradient", (_, readings) => {
    const family = familyOf({ cost: "u^2 + 3*v", target: { u: "2", v: "5" }, readings });
    expectEntries(family.leastNorm, [
      [0, 0],
      [0, 0],
    ]);
    expect(family.residual).toBe(0);
    expect(family.reached.columns).toBe(0);
    expectEntries(squared(family.unreached), [
      [1, 0],
      [0, 1],
    ]);
    // 2u and 3 at the target; the mean payment 4·2 + 3·5 comes back
    expect(tariffWith(family, family.leastNorm)).toMatchObject({ T0: 23, b: [-4, -3] });
  });
});

describe("how far from exact, relative to the scales of u* and g", () => {
  const [p, pq] = [["p"], ["p", "q"]];
  test.each<[string, PayingFollower, number]>([
    // A₁ = (1, 2), G₁ = (3, −1): ‖A₁ᵀG₁ − G₁ᵀA₁‖ = 7√2 beside √5·√10
    ["g turns", { cost: "u*(3*p - q)", target: { u: "p + 2*q" }, readings: pq }, 7 / 5],
    ["g = ν·c_ū", { cost: "mean(u)*(3*p - q)", target: { u: "p + 2*q" }, readings: pq }, 7 / 5],
    // ‖·‖ = 2√2 beside √2·√2
    ["g = Ju*", { cost: "u*q - v*p", target: { u: "p", v: "q" }, readings: pq }, Math.SQRT2],
    ["g moves, u* does not", { cost: "u*p", target: { u: "1" }, readings: p }, 1],
    ["g_v moves, v* does not", { cost: "v*q", target: { u: "p", v: "0" }, readings: pq }, 1],
    // g = q, which is left of 2p and q − 2p
    [
      "g small beside its terms",
      { cost: "u^2 - 2*u*p + u*q", target: { u: "p" }, readings: pq },
      Math.SQRT2 / (2 + Math.sqrt(5)),
    ],
    ["no gradient, no target", { cost: "p^2", target: { u: "0" }, readings: p }, 0],
    ["no gradient", { cost: "p^2", target: { u: "p" }, readings: p }, 0],
  ])("%s", (_, follower, expected) => {
    expectClose(familyOf(follower).residual, expected, 1e-12);
  });

  test.each([
    [1e-12, 1],
    [1, 1e-9],
    [1e9, 1e6],
  ])("in units of %d for actions and %d for costs the same", (action, cost) => {
    const turning = familyOf({
      cost: `${cost}*u*(3*p - q)`,
      target: { u: `${action}*p + ${2 * action}*q` },
      readings: ["p", "q"],
    });
    expectClose(turning.residual, 7 / 5, 1e-12);
    expect(turning.reached.columns).toBe(1);
    const unseen = familyOf({
      cost: `${cost}*(u*p + v*q)`,
      target: { u: `${action}*p`, v: "0" },
      readings: ["p", "q"],
    });
    // ‖(p, q)‖ = √2, of which q is left
    expectClose(unseen.residual, Math.SQRT1_2, 1e-12);
    expectEntries(Matrix.mul(unseen.leastNorm, action / cost), [
      [-1, 0],
      [0, 0],
    ]);
  });
});
