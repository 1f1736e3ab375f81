import { type GameSpec, loadGame } from "@stackelberg/game";
import type { ReactionRule, TariffRule } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { assumptionsOf } from "../src/certificate/assumptions.ts";

const given = (change: Partial<GameSpec> = {}) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "seen",
    leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + p^2" },
    followers: { count: 5, actions: ["u"], cost: "(u - 2)^2 + p*u" },
    ...change,
  });

const constant: ReactionRule = { kind: "constant", gain: [[1]] };
const bestAffine = (optimum: string): ReactionRule => ({
  kind: "best-affine",
  policy: [[0]],
  reaction: [[1]],
  expected: [[0]],
  columns: { policy: ["constant"] },
  optimum,
});
const tariff: TariffRule = { kind: "tariff", T0: 0, b: [1], S: [[0]] };
const READINGS = "the leader learns the readings of those whom her rule reacts to";

const said = (
  change: Partial<GameSpec>,
  rule: ReactionRule | null = constant,
  payments: Parameters<typeof assumptionsOf>[2] = {},
) => assumptionsOf(given(change), rule, payments);

describe("what a certificate takes for granted", () => {
  test("in every game, and the number of followers", () => {
    const always = said({}, null);
    expect(always.slice(0, 4)).toEqual([
      "all randomness is Gaussian with the stated means and covariances",
      "followers are exchangeable: same cost, same information, independent private variables",
      "the leader announces her rule first and keeps to it",
      "everybody's cost is as stated and known to the leader",
    ]);
    expect(always[4]).toBe("the number of followers, 5, is known");
    const many = { count: "infinity", actions: ["u"], cost: "(u - 2)^2 + p*u" } as const;
    expect(said({ followers: many })[4]).toBe(
      "the population is infinite: one follower alone does not move the mean",
    );
    const about = { ...given(), countSpread: 2 };
    expect(assumptionsOf(about, null, {})[4]).toContain(
      "5, which is known up to a standard deviation of 2",
    );
  });

  test("that the leader sees each action, or the major's", () => {
    expect(said({})).toContain("the leader observes every follower's action without error");
    const major = { actions: ["uM"], cost: "(uM - 1)^2 + p*uM" };
    expect(said({ major })).toContain(
      "the leader observes the major follower's action without error",
    );
    expect(said({}, null).join()).not.toContain("the leader observes");
  });

  const leader = { actions: ["p"], cost: "(mean(u) - 1)^2 + p^2" };

  test.each([
    ["none", "the leader sees no action"],
    ["mean", "the leader sees the mean of the actions only"],
    [
      { what: "mean", noise: 0.5 },
      "the leader sees the mean of the actions only, with noise of variance 0.5",
    ],
  ] as const)("what she sees instead: %j", (monitors, sentence) => {
    const all = said({ leader: { ...leader, monitors } });
    expect(all).toContain(sentence);
    expect(all.join()).not.toContain("without error");
  });

  test("that actions tremble", () => {
    const followers = { count: 5, actions: ["u"], cost: "(u - 2)^2 + p*u", tremble: { u: 0.1 } };
    const all = said({ followers });
    expect(all).toContain(
      "the leader sees the actions; followers tremble with variance 0.1, independently",
    );
    expect(all.join()).not.toContain("without error");
  });

  test("how far the best affine rule is known to be the best", () => {
    const global = "her rule is the best of those that are affine in what she sees";
    expect(said({}, bestAffine("global"))).toContain(global);
    expect(said({}, bestAffine("12 starts"))).toContain(
      `${global}, as far as was found (12 starts)`,
    );
  });

  test("what payments rest on", () => {
    const paid = said({ payments: { by: "followers" } }, null, { followers: tariff });
    expect(paid).toContain("each payer's own action is measured without error");
    expect(paid).toContain(
      "money weighs as much as the cost: a payment of 1 is felt as a cost of 1",
    );
    expect(said({}).join()).not.toContain("money");
  });

  test("readings, unless a tariff alone or a leader with her own only does without", () => {
    const payments = { by: "followers" } as const;
    expect(said({})).toContain(READINGS);
    expect(said({ leader: { ...leader, knows: "own" } })).not.toContain(READINGS);
    expect(said({ payments }, null, { followers: tariff })).not.toContain(READINGS);
    expect(said({ payments }, constant, { followers: tariff })).toContain(READINGS);
    const byReading = {
      kind: "own-payment",
      T0: 0,
      Q: [[1]],
      columns: { Q: ["constant"] },
    } as const;
    expect(said({ payments }, null, { followers: byReading })).toContain(READINGS);
  });
});
