import { classView, loadClassGame } from "@stackelberg/game";
import { classTeamOptimum } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { jointStability } from "../src/classes/joint-stability.ts";

/** Two classes, 8 and 2 of 10, each with a price of its own: c_k = u_k² + r_k·u_k. */
function stability(gains: readonly (Matrix | null)[], count: number) {
  const game = loadClassGame({
    format: 1,
    kind: "lqg",
    name: "two-prices",
    leader: { actions: ["r", "s"], cost: "(mean(u) - 1)^2 + (mean(v) - 1)^2 + r^2 + s^2" },
    population: { count },
    followers: [
      { name: "many", share: 0.8, actions: ["u"], cost: "u^2 + r*u" },
      { name: "few", share: 0.2, actions: ["v"], cost: "v^2 + s*v" },
    ],
  });
  const { plan } = classTeamOptimum(game);
  const views = game.classes.map((_, k) => classView(game, plan, k));
  return jointStability(game, views, gains);
}

const gain = (r: number, s: number) => new Matrix([[r], [s]]);

describe("ten followers of two classes: J_kk = 2 + q_k + n_k·q_k, J_kl = n_l·(Q_l)_k", () => {
  it("where each class moves its own price only, the smaller of the two", () => {
    // 2 + 0.5 + 8·0.5 and 2 − 0.25 − 2·0.25
    const { symmetricMode, unique } = stability([gain(0.5, 0), gain(0, -0.25)], 10);
    expect(symmetricMode).toBeCloseTo(1.25, 12);
    expect(unique).toBe(true);
  });

  it("where the many move the price of the few, half of that is in both off-diagonal entries", () => {
    // [[6.5, 1], [1, 1.25]]
    const { symmetricMode } = stability([gain(0.5, 0.25), gain(0, -0.25)], 10);
    expect(symmetricMode).toBeCloseTo((7.75 - Math.sqrt(5.25 ** 2 + 4)) / 2, 12);
  });

  it.each([
    ["a shift of the few costs them nothing", gain(0, 0), gain(0, -2 / 3), 10, false],
    ["it costs hardly anything", gain(0, 0), gain(0, -2 / 3 + 1e-9), 10, true],
    ["a shift of 2·10⁸ few costs them nothing", gain(0, 0), gain(0, -2 / (2e8 + 1)), 1e9, false],
    ["2·10¹¹ few feel a gain of 10⁻¹¹", gain(0, 0), gain(0, -1e-11), 1e12, true],
    ["steps of the few that cancel in their mean cost nothing", gain(0, 0), gain(0, -2), 10, false],
  ])("%s: other responses exist or not", (_, many, few, count, unique) => {
    expect(stability([many, few], count).unique).toBe(unique);
  });

  it("is undecided where a gain varies", () => {
    expect(stability([gain(1, 0), null], 10)).toEqual({ symmetricMode: null, unique: null });
  });
});

describe("infinitely many: lim J/N has the entries share_l·(Q_l)_k", () => {
  it.each([
    ["each its own price, upwards", gain(1, 0), gain(0, 1), Number.POSITIVE_INFINITY],
    ["the few downwards", gain(1, 0), gain(0, -1), Number.NEGATIVE_INFINITY],
    // symmetric part [[0.8, 0.4 + 0.1], [0.5, 0.2]], determinant 0.16 − 0.25 < 0
    ["everybody moves both prices alike", gain(1, 1), gain(1, 1), Number.NEGATIVE_INFINITY],
    // 0.8·0.5 = 0.2·2 in all four entries: along (1, −1) nothing happens
    ["everybody weighs the same on both prices", gain(0.5, 0.5), gain(2, 2), null],
  ])("%s", (_, many, few, mode) => {
    const found = stability([many, few], Number.POSITIVE_INFINITY);
    expect(found).toEqual({ symmetricMode: mode, unique: null });
  });

  it("without any reaction of order 1 what is left is a follower's own curvature", () => {
    const found = stability([gain(0, 0), gain(0, 0)], Number.POSITIVE_INFINITY);
    expect(found.symmetricMode).toBeCloseTo(2, 12);
  });
});
