import { type LqgGame, loadGame, planFromNames, withCount } from "@stackelberg/game";
import {
  type Announcement,
  constantGain,
  type DesignResult,
  design,
  publishedRule,
  type RobustnessRow,
  robustConstantGain,
  robustness,
  robustTariff,
  tariff,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import {
  coefficientsOf,
  indicesOf,
  ownCost,
  repeatedPlan,
  responseOf,
  solutionAt,
  writtenOutGame,
  nashResponse as writtenOutNash,
  noRule as writtenOutNoRule,
} from "@stackelberg/tooling-written-out";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { gameUnderRule } from "../src/robustness/announcement.ts";
import { referenceGame } from "./reference-game.ts";

/** Ranges of both named constants of ev-charging. */
function ranged(count: number): LqgGame {
  return withCount(
    loadGame({
      format: 1,
      kind: "lqg",
      name: "ranged",
      parameters: {
        discomfort: { value: 0.15, range: [0.1, 0.25] },
        inertia: { value: 0.1, range: [0.08, 0.16] },
      },
      common: [{ name: "cold", variance: 1 }],
      leader: {
        cost: "0.8*(mean(evening) - 2)^2 + 0.1*(mean(night) - 6)^2 + 0.05*(evening + night - need)^2",
      },
      followers: {
        count: 200,
        actions: ["evening", "night"],
        private: [{ name: "need", mean: 10, variance: 4 }],
        observes: { demand: "need + 0.5*cold" },
        cost: "discomfort*(evening + night - need)^2 + inertia*(evening - 0.5*need)^2 + 0.02*(night - 0.5*need)^2 + 0.12*evening",
      },
      payments: { by: "followers" },
    }),
    count,
  );
}

const worst = (rows: readonly RobustnessRow[]) => rows.find(({ change }) => change === "corner");

/** What was announced in a result. */
function announcementOf(game: LqgGame, { target, incentive }: DesignResult): Announcement {
  const rule = incentive && publishedRule(incentive);
  const payment = rule?.kind === "tariff" || rule?.kind === "own-payment" ? rule : null;
  return {
    target: planFromNames(game, target.policies),
    reaction: payment || rule?.kind !== "constant" ? null : rule,
    payments: payment ? { followers: payment } : {},
  };
}

describe("rows", () => {
  const game = ranged(200);
  const { robustness, target } = design(game);

  test("every constant by ±10 and ±20 % and at both ends, the worst corner, N, ignoring shares", () => {
    expect(robustness.filter(({ change }) => change === "parameter").length).toBe(2 * 6);
    expect(robustness.filter(({ change }) => change === "corner").length).toBe(1);
    expect(
      robustness
        .filter(({ change }) => change === "count")
        .map((row) => "count" in row && row.count),
    ).toEqual([160, 180, 220, 240]);
    expect(robustness.filter(({ change }) => change === "ignoring").length).toBe(3);
  });

  test("the worst corner is worse than both constants at an end alone", () => {
    const ends = robustness.filter((row) => row.change === "parameter" && row.factor === undefined);
    for (const { leaderCost } of ends) {
      expect(worst(robustness)?.leaderCost ?? 0).toBeGreaterThanOrEqual(leaderCost ?? 0);
    }
  });

  test("in the game as designed for nothing is lost", () => {
    const near = design(loadNominal(game)).robustness;
    for (const row of near) {
      if (row.change !== "parameter") continue;
      expectClose(row.leaderCost, target.leaderCost, 1e-6);
    }
  });
});

/** The same game with constants that are known to six digits. */
function loadNominal(game: LqgGame): LqgGame {
  const family = game.family;
  if (!family) throw new Error("no family");
  const parameters = family.parameters.map(({ name, value }) => ({
    name,
    value,
    range: [value * (1 - 1e-9), value * (1 + 1e-9)] as const,
  }));
  const only = { ...family, parameters };
  return { ...game, family: { ...only, at: (values) => family.at(near(values, parameters)) } };
}

function near(
  values: Readonly<Record<string, number>>,
  parameters: readonly { readonly name: string; readonly value: number }[],
): Record<string, number> {
  return Object.fromEntries(
    parameters.map(({ name, value }) => [
      name,
      value * (1 + 1e-9 * Math.sign((values[name] ?? 0) - value)),
    ]),
  );
}

describe("a share of followers who ignore the rule, against every follower written out", () => {
  test.each([
    ["own-tariff", 5, 1],
    ["ev-charging", 5, 1],
    ["case-c-full", 5, 1],
    ["case-a", 10, 2],
  ] as const)("%s with %d followers, %d of whom ignore it", (name, count, ignoring) => {
    const game = referenceGame(name, count);
    const solver = name.startsWith("case") ? constantGain() : undefined;
    const result = design(game, solver ? { solver } : {});
    const share = ignoring / count;
    const row = result.robustness.find((r) => r.change === "ignoring" && r.share === share);
    if (name === "case-a") expect(result.incentive).not.toBeNull();
    const under = gameUnderRule(game, announcementOf(game, result));
    if (under.status !== "affine" || !row) throw new Error("no row");
    const written = writtenOutGame(under.game);
    const idle = writtenOutNoRule(writtenOutGame(game)).plan.followers[0] as Matrix;
    const deciders = written.followers.slice(ignoring);
    const response = responseOf(written, deciders, ownCost);
    const nobody = writtenOutNash(written, Matrix.zeros(0, written.leader.information.rows)).plan;
    const start = {
      ...repeatedPlan(written, { followers: idle, major: null, leader: nobody.leader }),
    };
    const all = coefficientsOf(written, start);
    const others = indicesOf(written.players.filter((p) => !deciders.includes(p)));
    const given = Matrix.columnVector(others.map((index) => all.get(index, 0)));
    const solution = solutionAt(
      written,
      Matrix.add(response.offset, response.slope.mmul(given)),
      response,
    );
    expectClose(row.leaderCost, solution.costs.leader, 1e-8);
  });
});

describe("robust designs", () => {
  test.each([10, 200, Number.POSITIVE_INFINITY])(
    "the worst corner is no worse, N = %d",
    (count) => {
      const game = ranged(count);
      const nominal = design(game);
      const robust = design(game, { solver: robustTariff() });
      expect(robust.certificate.verdict).toBe("certified");
      const [before, after] = [worst(nominal.robustness), worst(robust.robustness)];
      expect(after?.leaderCost ?? 0).toBeLessThanOrEqual(before?.leaderCost ?? 0);
      expect(after?.leaderCost ?? 0).toBeLessThan(0.9 * (before?.leaderCost ?? 0));
      expectClose(robust.certificate.leader.lossAgainstTarget, 0);
    },
  );

  test("needs something that could be wrong", () => {
    const game = { ...referenceGame("own-tariff"), family: null };
    expect(design(game, { solver: robustTariff() }).certificate.reason).toBe("nothing-uncertain");
  });

  test("constant gains: no other gain with p + q = −1 has a better worst corner", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "two-prices",
      parameters: { weight: { value: 1, range: [0.7, 1.5] } },
      common: [{ name: "x", variance: 1 }],
      leader: { actions: ["p", "q"], observes: { y0: "x" }, cost: "(u - 2*x)^2 + p^2 + 3*q^2" },
      followers: {
        count: 4,
        actions: ["u"],
        observes: { y: "x" },
        cost: "weight*(u - x)^2 + p*u + q*u + p^2 + q^2",
      },
    });
    const nominal = design(game, { solver: constantGain() });
    const robust = design(game, { solver: robustConstantGain() });
    expect(robust.certificate.verdict).toBe("certified");
    const { target } = announcementOf(game, robust);
    const worstWith = (gain: readonly (readonly number[])[]) => {
      const reaction = { kind: "constant", gain } as const;
      return worst(robustness(game, { target, reaction, payments: {} }))?.leaderCost ?? Infinity;
    };
    const found = robust.incentive?.gain ?? [];
    const [[p = 0] = [], [q = 0] = []] = found;
    expectClose(p + q, -1);
    expect(worstWith(found)).toBeLessThan(worstWith(nominal.incentive?.gain ?? []) - 1e-3);
    const others = Array.from({ length: 121 }, (_, k) => [[-3 + k / 20], [2 - k / 20]]);
    expect(worstWith(found)).toBeLessThanOrEqual(Math.min(...others.map(worstWith)) + 1e-6);
  });

  test("where there is one gain only it is the nominal one", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "one-price",
      parameters: { weight: { value: 1, range: [0.7, 1.5] } },
      leader: { actions: ["p"], cost: "(mean(u) - 2)^2 + (p - 1)^2" },
      followers: { count: 4, actions: ["u"], cost: "weight*(u - 1)^2 + p*u + p^2" },
    });
    const gains = [constantGain(), robustConstantGain()].map((solver) => {
      return design(game, { solver }).incentive?.gain;
    });
    expect(gains[0]).toBeDefined();
    expect(gains[1]).toEqual(gains[0]);
  });

  test("no gain, no tariff: refused as the nominal design is", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "no-authority",
      parameters: { weight: { value: 1, range: [0.7, 1.5] } },
      leader: { actions: ["p"], cost: "(mean(u) - 2)^2 + p^2" },
      followers: { count: 4, actions: ["u"], cost: "weight*(u - 1)^2" },
    });
    const reasons = [constantGain(), robustConstantGain()].map((solver) => {
      return design(game, { solver }).certificate.reason;
    });
    expect(reasons[0]).toBe("no-authority");
    expect(reasons[1]).toBe(reasons[0]);
  });

  test("two prices on two actions: better than the nominal gain, and no step along the freedom is", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "two-prices-two-actions",
      parameters: { weight: { value: 1, range: [0.7, 1.5] } },
      leader: { actions: ["p", "q"], cost: "(u - 2)^2 + (v - 3)^2 + (p - 1)^2 + 3*(q - 1)^2" },
      followers: {
        count: 4,
        actions: ["u", "v"],
        cost: "weight*((u - 1)^2 + (v - 1)^2) + 0.5*(p + u)^2 + 0.5*(q + v)^2",
      },
      target: { followers: { u: 2, v: 3 }, leader: { p: 1, q: 1 } },
    });
    const robust = design(game, { solver: robustConstantGain() });
    const { target } = announcementOf(game, robust);
    const worstWith = (gain: readonly (readonly number[])[]) => {
      const reaction = { kind: "constant", gain } as const;
      return worst(robustness(game, { target, reaction, payments: {} }))?.leaderCost ?? Infinity;
    };
    const nominal = design(game, { solver: constantGain(), defence: false }).incentive?.gain ?? [];
    const found = robust.incentive?.gain ?? [];
    const [[pu = 0, pv = 0] = [], [qu = 0, qv = 0] = []] = found;
    // κ = (3, 4), g = (2 + 3, 4 + 4)
    expectClose(3 * pu + 4 * qu, -5);
    expectClose(3 * pv + 4 * qv, -8);
    expect(worstWith(found)).toBeLessThan(worstWith(nominal) - 1e-3);
    for (const step of [-0.1, -0.001, 0.001, 0.1]) {
      const [p, q] = [4 * step, -3 * step];
      for (const moved of [
        [
          [pu + p, pv],
          [qu + q, qv],
        ],
        [
          [pu, pv + p],
          [qu, qv + q],
        ],
      ]) {
        expect(worstWith(moved)).toBeGreaterThan(worstWith(found) - 1e-6);
      }
    }
  });

  test("one plan for all readings has no tariff: refused as the nominal design is", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "alike",
      parameters: { d: 1 },
      leader: { cost: "(u - 1)^2" },
      followers: {
        count: 4,
        actions: ["u"],
        private: [{ name: "t", variance: 1 }],
        observes: { y: "t" },
        cost: "d*(u - t)^2",
      },
      payments: { by: "followers" },
      target: { followers: { u: 1 } },
    });
    const reasons = [tariff(), robustTariff()].map((solver) => {
      return design(game, { solver }).certificate.reason;
    });
    expect(reasons[0]).toBe("no-exact-tariff");
    expect(reasons[1]).toBe(reasons[0]);
  });

  test("followers and a major who both pay are two players to steer", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "both-pay",
      parameters: { d: 1 },
      leader: { cost: "(mean(u) - 1)^2 + (uM - 1)^2" },
      major: { actions: ["uM"], cost: "(uM - 3)^2" },
      followers: { count: 4, actions: ["u"], cost: "d*(u - 2)^2" },
      payments: { by: ["followers", "major"] },
    });
    const { certificate } = design(game, { solver: robustTariff() });
    expect(certificate).toMatchObject({ verdict: "refused", reason: "several-players" });
  });

  test.each([
    ["at both ends of its range", { d: { value: 1, range: [0.5, 2] } }, [0.5, 2]],
    ["a fifth off, where there is no range", { d: 1, idle: 0 }, [0.8, 1.2]],
    // 1/none is no number
    [
      "where it makes a game",
      { d: { value: 1, range: [0.5, 2] }, none: { value: 1, range: [0, 1] } },
      [0.5, 2],
    ],
  ] as const)("the slope S of a tariff with the best worst case, d %s", (_, parameters, ends) => {
    const unused = "none" in parameters ? " + 0*u/none" : "";
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "eager",
      parameters,
      leader: { cost: "(mean(u) - 1)^2 + 0.1*(u - 2.5)^2" },
      followers: { count: 10, actions: ["u"], cost: `d*(u - 2)^2${unused}` },
      payments: { by: "followers" },
      target: { followers: { u: 1 } },
    });
    const robust = design(game, { solver: robustTariff() });
    const rule = robust.incentive && publishedRule(robust.incentive);
    if (rule?.kind !== "tariff") throw new Error("no tariff");
    const slope = rule.S[0]?.[0] ?? Number.NaN;
    // 2d(u − 2) + b + S·u = 0, exact at d = 1 and u = 1
    expectClose(rule.b[0], 2 - slope);
    const worstAt = (s: number) =>
      Math.max(
        ...ends.map((d) => {
          const u = (4 * d - 2 + s) / (2 * d + s);
          return (u - 1) ** 2 + 0.1 * (u - 2.5) ** 2;
        }),
      );
    // no slope on a fine grid does better, beyond what the search resolves
    const others = Array.from({ length: 4000 }, (_, k) => worstAt(-0.99 + k / 100));
    expect(worstAt(slope)).toBeLessThanOrEqual(Math.min(...others) + 1e-6);
  });
});
