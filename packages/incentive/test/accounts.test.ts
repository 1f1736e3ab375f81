import { type GameSpec, loadGame, type Payer } from "@stackelberg/game";
import { design, type Evaluation, evaluate } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { balanced } from "../src/participation/accounts.ts";

const followers = {
  count: 5,
  actions: ["u"],
  private: [{ name: "t", mean: 1, variance: 1 }],
  observes: { y: "t" },
  cost: "(u - t)^2",
};

/** Followers with cost (u − t)², t ~ N(1, 1) their own reading, and tariffs. */
const given = (change: Partial<GameSpec> = {}) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "metered",
    leader: { cost: "(mean(u) - 1)^2" },
    followers,
    payments: { by: "followers" },
    ...change,
  });

const withMajor = (tariffs: readonly string[]): Evaluation["accounts"] => {
  const game = given({
    leader: { cost: "(mean(u) - 1)^2 + uM^2" },
    major: { actions: ["uM"], cost: "(uM - 3)^2" },
    payments: { by: ["followers", "major"] },
  });
  return evaluate(game, tariffs).accounts;
};

describe("what is paid and received", () => {
  test("under T = 1 + u: everybody does t − 1/2 and pays t + 1/2", () => {
    const { followers: each, major, leader } = evaluate(given(), ["payment = 1 + u"]).accounts;
    expectClose(each?.mean, 1.5);
    expectClose(each?.deviation, 1);
    expectClose(each?.quantiles.p50, 1.5);
    expectClose(each?.quantiles.p95, 1.5 + 1.6448536269514722);
    expectClose(each?.quantiles.p5, 1.5 - 1.6448536269514722);
    expect(each?.quantiles).not.toHaveProperty("error");
    expect(major).toBeUndefined();
    expectClose(leader?.receipts, 7.5);
    expectClose(leader?.programmeCost, -7.5);
  });

  test("by infinitely many the receipts are infinite, and nothing where they balance", () => {
    const accounts = (rule: string) =>
      evaluate(given({ followers: { ...followers, count: "infinity" } }), [rule]).accounts.leader;
    expect(accounts("payment = 1 + u")).toEqual({ receipts: Infinity, programmeCost: -Infinity });
    // u = t − 1/2 has mean 1/2
    expect(accounts("payment = u - 0.5")).toEqual({ receipts: 0, programmeCost: 0 });
    expect(Object.is(accounts("payment = u - 0.5")?.programmeCost, 0)).toBe(true);
  });

  test("by a major alone, once, and by all together", () => {
    // T = 2·uM: uM = 2, T = 4
    const alone = withMajor(["payment(major) = 2*uM"]);
    expect(alone.followers).toBeUndefined();
    expectClose(alone.major?.mean, 4);
    expectClose(alone.leader?.receipts, 4);
    const all = withMajor(["payment(major) = 2*uM", "payment = 1 + u"]);
    expectClose(all.leader?.receipts, 4 + 5 * 1.5);
    expectClose(all.leader?.programmeCost, -11.5);
  });

  test("by nobody: no accounts", () => {
    expect(evaluate(given(), ["payment = 0*u"]).accounts.leader?.receipts).toBe(0);
    const free = given({ leader: { actions: ["p"], cost: "(mean(u) - p)^2" } });
    expect(evaluate({ ...free, payments: [] }, ["p = 1"]).accounts).toEqual({});
    const priced = given({
      leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (p - 1)^2" },
      followers: { ...followers, cost: "(u - t)^2 + p*u + p^2" },
    });
    const { incentive, accounts } = design({ ...priced, payments: [] });
    expect(incentive).not.toBeNull();
    expect(accounts).toEqual({});
  });

  test.each([
    [{ mean: 5e-13, deviation: 0 }, 0],
    [{ mean: -5e-13, deviation: 0.1 }, 0],
    [{ mean: 2e-12, deviation: 0.1 }, 2e-12],
    [{ mean: -5e-11, deviation: 100 }, 0],
    [{ mean: 2e-10, deviation: 100 }, 2e-10],
    [null, 0],
  ])("what is only rounding of what is paid back and forth is nothing: %j", (account, mean) => {
    expect(balanced(account)).toBe(mean);
  });

  test("where two readings decide, quantiles come with a bound of their error", () => {
    const game = given({
      followers: {
        count: 5,
        actions: ["u", "v"],
        private: [
          { name: "s", mean: 1, variance: 1 },
          { name: "t", mean: 2, variance: 3 },
        ],
        observes: { y: "s", z: "t" },
        cost: "(u - s)^2 + (v - t)^2",
      },
    });
    const { quantiles, mean } = evaluate(game, ["payment = u^2 + v^2"]).accounts.followers ?? {};
    // u = s/2, v = t/2
    expectClose(mean, (1 + 1) / 4 + (4 + 3) / 4);
    expect(quantiles?.method).not.toBe("exact");
    expect(quantiles?.error).toBeLessThan(1e-6);
    expect(quantiles?.error).toBeGreaterThanOrEqual(0);
  });
});

describe("what to look at", () => {
  const priced = (
    cost: string,
    units: Readonly<Record<string, string>>,
    payments: readonly Payer[] = [],
  ) => {
    const game = given({
      units,
      leader: { actions: ["p", "q"], cost: "(mean(u) - 1)^2 + (mean(v) - 1)^2 + p^2 + q^2" },
      followers: { count: 5, actions: ["u", "v"], cost },
    });
    return design({ ...game, payments }).accounts.warnings;
  };

  test("nothing where no price is part of a cost", () => {
    const units = { p: "EUR/kWh", u: "kW", cost: "EUR/day" };
    expect(priced("(u - 1)^2 + (v - 1)^2", units)).toBeUndefined();
  });

  test("the price and the action that are multiplied, where their units are not that of costs", () => {
    const units = { p: "EUR/kWh", q: "EUR/kWh", u: "kWh", v: "kW", cost: "EUR" };
    // q·u has the unit of costs, q·v has not
    expect(priced("(u - 1)^2 + (v - 1)^2 + q*u + q*v", units)).toEqual([
      "q (EUR/kWh) times v (kW) is added to a cost in EUR",
    ]);
    expect(priced("(u - 1)^2 + (v - 1)^2 + p*v", units)).toEqual([
      "p (EUR/kWh) times v (kW) is added to a cost in EUR",
    ]);
  });

  test.each(["q", "v", "cost"])("nothing where the unit of %s is not known", (unknown) => {
    const known = { q: "EUR/kWh", v: "kW", cost: "EUR" };
    const units = Object.fromEntries(Object.entries(known).filter(([key]) => key !== unknown));
    expect(priced("(u - 1)^2 + (v - 1)^2 + q*v", units)).toBeUndefined();
  });

  test("with payments, money that is in nobody's account", () => {
    expect(priced("(u - 1)^2 + (v - 1)^2 + q*v", {}, ["followers"])).toEqual([
      "q times v is part of a cost: if that is money, it is in nobody's account",
    ]);
  });

  test("a major's price too", () => {
    const game = given({
      units: { p: "EUR/kWh", uM: "kW", cost: "EUR" },
      leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (uM - 1)^2 + p^2" },
      major: { actions: ["uM"], cost: "(uM - 3)^2 + p*uM" },
    });
    expect(design({ ...game, payments: [] }).accounts.warnings).toEqual([
      "p (EUR/kWh) times uM (kW) is added to a cost in EUR",
    ]);
  });
});
