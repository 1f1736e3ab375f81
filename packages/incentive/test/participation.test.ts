import {
  closedLoop,
  conditionalQuadratic,
  type GameSpec,
  informationOf,
  type LqgGame,
  loadGame,
  lqgGame,
  type Plan,
  planFromNames,
  reducedBasis,
} from "@stackelberg/game";
import {
  type DesignResult,
  design,
  ownPayment,
  type Participation,
  type PaymentRule,
  paidGame,
  publishedRule,
  tariff,
} from "@stackelberg/incentive";
import { noRule } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { randomGame } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { referenceGame } from "./reference-game.ts";
import { solved } from "./solved.ts";

function fares(result: DesignResult): NonNullable<Participation["followers"]> {
  const { followers } = result.participation as Participation;
  if (!followers) throw new Error("no participation");
  return followers;
}

function paymentOf({ incentive }: DesignResult): PaymentRule {
  const rule = incentive && publishedRule(incentive);
  if (rule?.kind === "tariff" || rule?.kind === "own-payment") return rule;
  throw new Error(`${rule?.kind} instead of a payment`);
}

/** The change of a follower's expected cost at standardised readings z, by the definition. */
function changeAt(game: LqgGame, result: DesignResult, z: readonly number[]): number {
  const plan = planFromNames(game, result.target.policies);
  const paid = paidGame(game, plan, { followers: paymentOf(result) });
  const given = { information: informationOf(game, "followers"), basis: reducedBasis(game) };
  const at = (cost: Matrix, of: Plan) => {
    const form = conditionalQuadratic(cost, closedLoop(game, of), given);
    const phi = Matrix.columnVector([1, ...z]);
    return phi.transpose().mmul(form).mmul(phi).get(0, 0) / 2;
  };
  return at(paid.followers.cost, plan) - at(game.followers.cost, solved(noRule(game)).plan);
}

describe("nobody in range is worse off where participation is required", () => {
  test.each([1, 20, Number.POSITIVE_INFINITY])("own-tariff with %d followers", (count) => {
    const game = referenceGame("own-tariff", count);
    const result = design(game, { participation: "interim" });
    const grid = Array.from({ length: 81 }, (_, k) => (k - 40) / 20);
    const changes = grid.map((z) => changeAt(game, result, [z]));
    expect(Math.max(...changes)).toBeLessThanOrEqual(1e-9);
    expect(Math.max(...changes)).toBeGreaterThan(-1e-3);
    expectClose(fares(result).worst.change, 0);
    const { constraint } = result.participation as Participation;
    expectClose(constraint?.pricePerFollower, -(result.accounts.followers?.mean ?? 0));
    expect(result.certificate.verdict).toBe("certified");
  });

  test("on random games, at random readings within the range", () => {
    fc.assert(
      fc.property(
        randomGame({ actions: { leader: 1, major: 0, followers: 2 } }),
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (input, point) => {
          fc.pre(!input.major);
          const game = lqgGame({ ...input, payments: ["followers"] });
          const result = design(game, { solver: ownPayment(), participation: "interim" });
          fc.pre(result.incentive !== null);
          const rank = informationOf(game, "followers").orthonormal.rows - 1;
          const z = point.slice(0, rank);
          const reach = Math.max(1, Math.hypot(...z) / 2);
          const loss = changeAt(
            game,
            result,
            z.map((value) => value / reach),
          );
          const size = Math.max(1, Math.abs(fares(result).change.p95));
          expect(loss).toBeLessThanOrEqual(1e-8 * size);
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });

  test("on average, for the level exAnte", () => {
    const game = referenceGame("own-tariff", 20);
    expectClose(fares(design(game, { participation: "exAnte" })).meanChange, 0);
  });

  test("needs payments to compensate with", () => {
    expect(() => design(referenceGame("shared-price"), { participation: "interim" })).toThrow(
      expect.objectContaining({ code: "STACKELBERG_NO_PAYMENTS" }),
    );
  });
});

describe("half as much as everybody wants: u* = t/2 with cost (u − t)², t ~ N(1, 1)", () => {
  const halved = (change: Partial<GameSpec> = {}) =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "halved",
      leader: { cost: "(mean(u) - 1)^2" },
      followers: {
        count: 5,
        actions: ["u"],
        private: [{ name: "t", mean: 1, variance: 1 }],
        observes: { y: "t" },
        cost: "(u - t)^2",
      },
      payments: { by: "followers" },
      target: { followers: { u: "0.5*y" } },
      ...change,
    });
  // T = u² − 1/2 on average zero; t²/4 + t²/4 − 1/2 instead of 0
  const change = (t: number) => t ** 2 / 2 - 0.5;
  const found = () => fares(design(halved(), { solver: tariff() }));

  test("whoever reads more than 1 or less than −1 is worse off", () => {
    const { meanChange, shareWorseOff, change: quantiles } = found();
    expectClose(meanChange, 0.5);
    // P(z > 0) + P(z < −2)
    expectClose(shareWorseOff.value, 0.5 + 0.022750131948179212);
    expect(shareWorseOff).not.toHaveProperty("error");
    expect(quantiles).not.toHaveProperty("error");
  });

  test("at the 5, 50 and 95 % reading", () => {
    const z = 1.6448536269514722;
    const expected = [
      [0.05, 1 - z],
      [0.5, 1],
      [0.95, 1 + z],
    ] as const;
    const { atReadings = [] } = found();
    expect(atReadings.length).toBe(3);
    expected.forEach(([quantile, t], k) => {
      const at = atReadings[k];
      expect(at?.quantile).toBe(quantile);
      expectClose(at?.reading, t);
      expectClose(at?.change, change(t));
    });
  });

  test("worst within two standard deviations at t = 3, and what makes up for it", () => {
    const { worst, compensation } = found();
    expectClose(worst.change, 4);
    expectClose(worst.readings?.["y"], 3);
    expect(Object.keys(worst.readings ?? {})).toEqual(["y"]);
    expectClose(compensation.lumpSumExAnte, 0.5);
    expect(compensation.lumpSumInterim.map(({ range }) => range)).toEqual([2, 3]);
    expectClose(compensation.lumpSumInterim[0]?.amount, 4);
    expectClose(compensation.lumpSumInterim[1]?.amount, change(4));
    // E max(z² + 2z, 0)/2: over z > 0 it is 1/2 + 2φ(0), over z < −2 the terms in φ(2) cancel
    const upper = 0.5 + 2 * 0.3989422804014327;
    const lower = 0.022750131948179212;
    expectClose(compensation.readingsKnown, (upper + lower) / 2, 1e-7);
    expectClose(compensation.informationRent, 4 - compensation.readingsKnown);
  });

  test("before payments everybody is worse off, by t²/4", () => {
    const { beforePayments } = found();
    expectClose(beforePayments?.meanChange, 0.5);
    expectClose(beforePayments?.shareWorseOff.value, 1);
    expectClose(beforePayments?.compensationReadingsKnown, 0.5, 1e-7);
  });

  test("a range of one's own stands among the others", () => {
    const game = halved({ participation: { outside: "noRule", range: 2.5 } });
    const { worst, compensation } = fares(design(game, { solver: tariff() }));
    expectClose(worst.change, change(3.5));
    expect(compensation.lumpSumInterim.map(({ range }) => range)).toEqual([2, 2.5, 3]);
    expectClose(compensation.lumpSumInterim[1]?.amount, change(3.5));
  });

  test("what it costs the leader that nobody in range, or on average, is worse off", () => {
    const constraint = (participation: "interim" | "exAnte") =>
      (design(halved(), { solver: tariff(), participation }).participation as Participation)
        .constraint;
    const interim = constraint("interim");
    expect(interim).toMatchObject({ level: "interim", range: 2, priceForMajor: 0 });
    expectClose(interim?.pricePerFollower, 4);
    const exAnte = constraint("exAnte");
    expect(exAnte).toMatchObject({ level: "exAnte", range: 0 });
    expectClose(exAnte?.pricePerFollower, 0.5);
  });

  test("without readings there is one change for everybody", () => {
    const followers = { count: 5, actions: ["u"], cost: "(u - 2)^2" };
    const same = fares(design(halved({ followers, target: { followers: { u: 1 } } })));
    // T = 2u − 2: cost 1 and payment 0 instead of 0
    expectClose(same.meanChange, 1);
    expect(same.worst).toEqual({ range: 2, change: same.worst.change });
    expectClose(same.worst.change, 1);
    expect(same.atReadings).toBeUndefined();
  });
});

describe("outside options", () => {
  const withOutside = (outside: "noRule" | "noIncentive" | number) => {
    const game = referenceGame("own-tariff", 20);
    const participation = { outside, level: "interim", range: 2 } as const;
    return fares(design({ ...game, participation }));
  };

  test("a number is a cost: the mean change is the expected cost less it", () => {
    const { followerCost } = design(referenceGame("own-tariff", 20)).target;
    expectClose(withOutside(2).meanChange, followerCost - 2);
    expectClose(withOutside(3).meanChange, followerCost - 3);
  });

  test("without leader actions the best rule that ignores actions is no rule", () => {
    expectClose(withOutside("noIncentive").meanChange, withOutside("noRule").meanChange);
  });
});

describe("what is compared with", () => {
  test("a major who does 1 instead of 3, with T of mean 0: (1 − 3)² instead of 0", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "both-pay",
      leader: { cost: "(mean(u) - 1)^2 + (uM - 1)^2" },
      major: { actions: ["uM"], cost: "(uM - 3)^2 + 5*mean(u)" },
      followers: { count: 4, actions: ["u"], cost: "7*(u - 2)^2" },
      payments: { by: ["followers", "major"] },
      target: { followers: { u: 1 }, major: { uM: 1 } },
    });
    const { followers, major } = design(game).participation as Participation;
    expectClose(followers?.meanChange, 7);
    // ū = 1 instead of 2
    expectClose(major?.meanChange, 4 - 5);
    expectClose(major?.beforePayments?.meanChange, 4 - 5);
  });

  test("nothing where nobody's best is best without a rule: u(1 − 0.75 − 0.75/3) + 1 = 0", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "escalation",
      leader: { cost: "(mean(u) - 1)^2" },
      followers: { count: 3, actions: ["u"], cost: "0.5*u^2 - 0.75*u*mean(u) + u" },
      payments: { by: "followers" },
      target: { followers: { u: 1 } },
    });
    const { certificate, participation } = design(game, { solver: tariff() });
    expect(certificate.verdict).toBe("certified");
    expect(participation).toMatchObject({ followers: null, major: null });
  });

  test("two readings: P(s² + t² > 1), with a bound of the error", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "halved-twice",
      leader: { cost: "(mean(u) - 1)^2 + (mean(v) - 1)^2" },
      followers: {
        count: 5,
        actions: ["u", "v"],
        private: [
          { name: "s", variance: 1 },
          { name: "t", variance: 1 },
        ],
        observes: { y: "s", z: "t" },
        cost: "(u - s)^2 + (v - t)^2",
      },
      payments: { by: "followers" },
      target: { followers: { u: "0.5*y", v: "0.5*z" } },
    });
    // T = u² + v² − 1/2, so (s² + t²)/2 − 1/2 more than 0, and s² + t² is exponential with mean 2
    const { meanChange, shareWorseOff } = fares(design(game, { solver: tariff() }));
    expectClose(meanChange, 0.5);
    expect(shareWorseOff.method).not.toBe("exact");
    expect(shareWorseOff.error).toBeLessThan(1e-6);
    expectClose(shareWorseOff.value, Math.exp(-1 / 2), 1e-6);
  });
});

test("a threat that is never carried out makes people worse off all the same", () => {
  const { followers, major } = design(referenceGame("shared-price")).participation as Participation;
  expect(followers?.meanChange).toBeGreaterThan(0);
  expect(followers?.beforePayments).toBeUndefined();
  expect(major).toBeNull();
});

describe("truthful readings", () => {
  test("a tariff uses none: nothing is saved by a false report", () => {
    const { misreporting } = design(referenceGame("ev-charging"), { defence: false }).certificate;
    expectClose(misreporting.followers, 0);
  });

  /** u* = a + b·t, T = Q(y′)(u − u*(y′)), cost (u − t)² + T, with b > 1 iff `slope` is. */
  function reported(slope: number): LqgGame {
    return loadGame({
      format: 1,
      kind: "lqg",
      name: "reported",
      leader: { cost: `(mean(u) - 1)^2 + 3*(u - ${slope}*t)^2` },
      followers: {
        count: "infinity",
        actions: ["u"],
        private: [{ name: "t", mean: 1, variance: 1 }],
        observes: { y: "t" },
        cost: "(u - t)^2",
      },
      payments: { by: "followers" },
    });
  }

  test("a payment by reading: the best report, by search over reports and actions", () => {
    const result = design(reported(2), { solver: ownPayment(), defence: false });
    const rule = paymentOf(result);
    const [q0 = 0, q1 = 0] = rule.kind === "own-payment" ? (rule.Q[0] ?? []) : [];
    const { constant: a = 0, y: b = 0 } = result.target.policies.followers?.["u"] ?? {};
    const cost = (t: number, u: number, report: number) =>
      (u - t) ** 2 + (q0 + q1 * report) * (u - a - b * report);
    const saving = (t: number) => {
      let least = Number.POSITIVE_INFINITY;
      for (let report = t - 6; report <= t + 6; report += 0.002) {
        least = Math.min(least, cost(t, t - (q0 + q1 * report) / 2, report));
      }
      return cost(t, a + b * t, t) - least;
    };
    // the saving is a quadratic in t: three points give its mean for t ~ N(1, 1)
    const [low, middle, high] = [saving(0), saving(1), saving(2)];
    const expected = middle + (low - 2 * middle + high) / 2;
    const found = result.certificate.misreporting.followers ?? Number.NaN;
    expect(expected).toBeGreaterThan(0.1);
    expect(Math.abs(found - expected)).toBeLessThan(1e-4);
  });

  test("a payment by reading that flattens the response: reports far off save without limit", () => {
    const { certificate } = design(reported(0.5), { solver: ownPayment(), defence: false });
    expect(certificate.misreporting.followers).toBe(Number.POSITIVE_INFINITY);
  });
});

test("a price inside a cost and units that disagree are warned of", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "metered",
    units: { price: "EUR/kWh", u: "kW", cost: "EUR/day" },
    leader: { actions: ["price"], cost: "(mean(u) - 1)^2 + price^2" },
    followers: { count: 5, actions: ["u"], cost: "(u - 2)^2 + price*u" },
    payments: { by: "followers" },
  });
  const { warnings = [] } = design(game, { solver: tariff() }).accounts;
  expect(warnings.join("\n")).toContain(
    "price (EUR/kWh) times u (kW) is added to a cost in EUR/day",
  );
  expect(warnings.join("\n")).toContain("it is in nobody's account");
});
