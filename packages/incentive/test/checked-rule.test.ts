import { type GameSpec, loadGame } from "@stackelberg/game";
import type { IncentiveRule } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { checkedRule } from "../src/solver/checked-rule.ts";

const given = (change: Partial<GameSpec> = {}) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "shapes",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p", "q"], observes: { y0: "x" }, cost: "mean(u)^2 + p^2 + q^2" },
    followers: { count: 5, actions: ["u"], observes: { y: "x" }, cost: "(u - 2)^2 + p*u" },
    ...change,
  });
const paying = given({ payments: { by: "followers" } });
const blind = given({
  leader: {
    actions: ["p", "q"],
    observes: { y0: "x" },
    cost: "mean(u)^2 + p^2 + q^2",
    monitors: "none",
  },
});

// the leader knows (1, y0, mean(y)) and, of a follower, (1, y0, y, mean(y)); a follower (1, y)
const sound = {
  constant: { kind: "constant", gain: [[1], [2]] },
  "minimum-energy": {
    kind: "minimum-energy",
    g: [[1, 2]],
    kappa: [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ],
    kappaMean: [
      [1, 2],
      [1, 2],
    ],
    residualVariance: 0,
  },
  epsilon: {
    kind: "epsilon",
    g: [[1, 2]],
    kappa: [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ],
    kappaMean: [
      [1, 2],
      [1, 2],
    ],
    residualVariance: 0.5,
    mu: 0.1,
    H: [[2]],
  },
  "best-affine": {
    kind: "best-affine",
    policy: [
      [1, 2, 3],
      [1, 2, 3],
    ],
    reaction: [[1], [0]],
    expected: [[1, 2, 3]],
    columns: { policy: ["constant", "y0", "mean(y)"] },
    optimum: "best of 12 starts",
  },
  tariff: { kind: "tariff", T0: 1, b: [2], S: [[3]] },
  "own-payment": { kind: "own-payment", T0: 0, Q: [[1, 2]] },
} as const;

const check = (rule: object, game = given()) => checkedRule(game, rule as IncentiveRule);
const ofKind = (kind: keyof typeof sound) =>
  kind === "tariff" || kind === "own-payment" ? paying : given();

test.each(Object.keys(sound) as (keyof typeof sound)[])("a sound rule is passed on: %s", (kind) => {
  expect(check(sound[kind], ofKind(kind))).toBe(sound[kind]);
});

describe("numbers that do not fit are refused", () => {
  test.each<[keyof typeof sound, object, string]>([
    ["constant", { gain: [[1, 2]] }, "gain"],
    ["constant", { gain: [[1], [Number.NaN]] }, "gain"],
    ["constant", { gain: [1, 2] }, "gain"],
    ["constant", { gain: undefined }, "gain"],
    ["minimum-energy", { g: [[1, 2, 3]] }, "g"],
    ["minimum-energy", { kappa: [[1, 2, 3, 4]] }, "kappa"],
    ["minimum-energy", { kappaMean: [[1], [1]] }, "kappaMean"],
    ["minimum-energy", { residualVariance: -1 }, "residualVariance"],
    ["minimum-energy", { residualVariance: undefined }, "residualVariance"],
    ["minimum-energy", { residualVariance: "0" }, "residualVariance"],
    ["minimum-energy", { lambda: -1e-9 }, "lambda"],
    ["minimum-energy", { lambda: Number.POSITIVE_INFINITY }, "lambda"],
    ["epsilon", { mu: -1 }, "mu"],
    ["epsilon", { mu: Number.NaN }, "mu"],
    ["epsilon", { H: [[2, 0]] }, "H"],
    ["epsilon", { H: undefined }, "H"],
    ["best-affine", { policy: [[1, 2, 3]] }, "policy"],
    ["best-affine", { reaction: [[1, 1]] }, "reaction"],
    ["best-affine", { expected: [[1, 2]] }, "expected"],
    ["best-affine", { optimum: "best" }, "optimum"],
    ["best-affine", { optimum: "best of 0 starts" }, "optimum"],
    ["best-affine", { optimum: "best of 12 starts, nearly" }, "optimum"],
    ["best-affine", { optimum: "the global one" }, "optimum"],
    ["tariff", { T0: Number.NaN }, "T0"],
    ["tariff", { T0: "1" }, "T0"],
    ["tariff", { b: [1, 2] }, "b"],
    ["tariff", { S: [[1, 2]] }, "S"],
    ["own-payment", { T0: Number.NEGATIVE_INFINITY }, "T0"],
    ["own-payment", { Q: [[1]] }, "Q"],
  ])("%s with %j", (kind, change, name) => {
    expect(() => check({ ...sound[kind], ...change }, ofKind(kind))).toThrow(
      `the rule's ${name} does not fit the game`,
    );
  });

  test("a tariff's slopes are symmetric", () => {
    const game = given({
      followers: { count: 5, actions: ["u", "v"], cost: "(u - 2)^2 + (v - 1)^2" },
      payments: { by: "followers" },
    });
    const tariff = (S: readonly (readonly number[])[]) => ({ kind: "tariff", T0: 0, b: [0, 0], S });
    const symmetric = tariff([
      [1, 2],
      [2, 3],
    ]);
    expect(check(symmetric, game)).toBe(symmetric);
    const skew = tariff([
      [1, 2],
      [2.5, 3],
    ]);
    expect(() => check(skew, game)).toThrow(/S does not fit.*symmetric/);
  });

  test("a leader who sees no action reacts to none", () => {
    const rule = sound["best-affine"];
    expect(() => check(rule, blind)).toThrow(/reaction does not fit.*sees no action/);
    const still = { ...rule, reaction: [[0], [0]] };
    expect(check(still, blind)).toBe(still);
  });

  test("who pays has a payment, who does not a reaction", () => {
    expect(() => check(sound.constant, paying)).toThrow(/kind.*constant.*tariff, own-payment/);
    expect(() => check(sound.tariff)).toThrow(/kind.*tariff.*constant, minimum-energy/);
    expect(() => check({ kind: "guess" })).toThrow(/guess/);
    expect(() => checkedRule(given(), undefined as unknown as IncentiveRule)).toThrow(/kind/);
    expect(() => check(sound.constant, paying)).toThrow(
      expect.objectContaining({ code: "STACKELBERG_RULE_SHAPE" }),
    );
  });

  test("with a major the reaction is to it, and payments are to whom they belong", () => {
    const game = given({
      leader: { actions: ["p"], cost: "mean(u)^2 + p^2" },
      major: { actions: ["v", "w"], observes: { z: "x" }, cost: "v^2 + w^2 + p*v" },
      payments: { by: "followers" },
    });
    const reaction = { kind: "constant", gain: [[1, 2]] } as const;
    expect(checkedRule(game, reaction)).toBe(reaction);
    expect(() => checkedRule(game, { kind: "constant", gain: [[1]] })).toThrow(/gain/);
    expect(checkedRule(game, sound.tariff, "followers")).toBe(sound.tariff);
    expect(() => checkedRule(game, reaction, "followers")).toThrow(/kind/);
  });
});
