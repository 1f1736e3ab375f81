import { gallery } from "@stackelberg/gallery";
import {
  type ClassGame,
  classGame,
  loadClassGame,
  withCount,
  withPayments,
} from "@stackelberg/game";
import {
  type ClassDesignResult,
  design,
  designClasses,
  evaluateClasses,
  formatResult,
  type IncentiveSolver,
  isPayment,
  ownPayment,
  type PaymentRule,
  paidClasses,
  publishedRule,
  readClassResult,
  solvedClassTarget,
  tariff,
  verifyClasses,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import {
  asOneClass,
  exploitabilityOf,
  inducedNash,
  randomClassGameInput,
  repeatedClassPlan,
  writtenOutClassGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, it, test } from "vitest";

const town = (count: number | "infinity" = 10): ClassGame =>
  loadClassGame({
    format: 1,
    kind: "lqg",
    name: "homes-and-shops",
    leader: { cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2" },
    population: { count },
    followers: [
      { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2" },
      { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + mean(u)*v" },
    ],
    payments: { by: "followers" },
  });

const paymentsOf = ({ classes }: ClassDesignResult): readonly PaymentRule[] =>
  classes.map(({ incentive }) => {
    const rule = incentive && publishedRule(incentive);
    if (!rule || !isPayment(rule)) throw new Error("no payment");
    return rule;
  });

describe("½(u − 2)² and ½(v − 4)² + ū·v, held at u = 0.5 and v = 2", () => {
  test.each([10, "infinity"] as const)(
    "each class pays the price of its own temptation, N = %s",
    (count) => {
      const result = designClasses(town(count));
      expect(result.certificate.verdict).toBe("certified");
      const [homes, shops] = paymentsOf(result);
      if (homes?.kind !== "tariff" || shops?.kind !== "tariff") throw new Error("no tariff");
      // T′ = 2 − u = 1.5 and 4 − v − ū = 1.5, on average nothing is paid
      expectClose(homes.b[0], 1.5);
      expectClose(homes.T0, -0.75);
      expectClose(shops.b[0], 1.5);
      expectClose(shops.T0, -3);
      expect(result.certificate.limitWellPosed).toBe(true);
      expectClose(result.certificate.curvature.symmetricMode, (2 - Math.hypot(0, 1)) / 2);
      expect(result.certificate.unique).toBe(true);
      expect(result.accounts).toEqual({ leader: { receipts: 0, programmeCost: 0 } });
      expectClose(result.incentive?.valueOfIncentive, 1.5 ** 2);
    },
  );

  test("a tariff of one's own: what is done, who pays what, who would leave", () => {
    const rules = ["payment(homes) = 1 + u", "payment(shops) = v^2"];
    const { response, accounts, intended, verdict, stability } = evaluateClasses(town(), rules);
    // u = 1; v − 4 + 1 + 2v = 0
    expectClose(response.policies?.followers?.["u"]?.["constant"], 1);
    expectClose(response.policies?.followers?.["v"]?.["constant"], 1);
    // costs are told before payments
    expectClose(response.classes?.[0]?.followerCost, 0.5);
    expectClose(response.classes?.[1]?.followerCost, 4.5 + 1);
    expect(accounts.classes?.map(({ class: name }) => name)).toEqual(["homes", "shops"]);
    expectClose(accounts.classes?.[0]?.mean, 2);
    expectClose(accounts.classes?.[1]?.mean, 1);
    expectClose(accounts.leader?.receipts, 10 * (0.8 * 2 + 0.2));
    // slopes at the target: 0.5 − 2 + 1 and 2 − 4 + 0.5 + 4, curvature 1 and 3
    expectClose(intended.classes[0]?.exploitability, 0.5 ** 2 / 2);
    expectClose(intended.classes[1]?.exploitability, 2.5 ** 2 / 6);
    expect(verdict).toBe("refused");
    expectClose(stability.curvature, 1);
  });

  test("the designed tariffs are certified as rules of one's own, one alone is not", () => {
    const homes = "payment(homes) = -0.75 + 1.5*u";
    const shops = "payment(shops) = -3 + 1.5*v";
    const both = evaluateClasses(town(), [homes, shops]);
    expect(both.verdict).toBe("certified");
    expect(both.accounts.leader).toEqual({ receipts: 0, programmeCost: 0 });
    const alone = evaluateClasses(town(), [shops]);
    expect(alone.verdict).toBe("refused");
    expect(alone.explanation).toContain("each member of the class homes would leave");
    expect(alone.accounts.classes?.map(({ class: name }) => name)).toEqual(["shops"]);
  });

  it.each([
    [["payment = u"], "STACKELBERG_UNKNOWN_PAYER", /payment\(homes\) or payment\(shops\)/],
    [["payment(cars) = u"], "STACKELBERG_UNKNOWN_PAYER", /cars/],
    [["payment(homes) = v"], "STACKELBERG_NOT_OWN_ACTION", /own actions u/],
    [["payment(homes) = u", "payment(homes) = 2*u"], "STACKELBERG_RULE_ACTION", /two payments/],
    [["payment(homes) = u^3"], "STACKELBERG_NOT_QUADRATIC", /degree/],
    [[], "STACKELBERG_RULE_MISSING", /payment\(homes\)/],
  ])("%j cannot be read", (rules, code, message) => {
    const evaluating = () => evaluateClasses(town(), rules);
    expect(evaluating).toThrow(message);
    expect(evaluating).toThrow(expect.objectContaining({ code }));
  });
});

describe("readings that the leader does not learn", () => {
  /** u* = 1 − y: no tariff of positive curvature is exact, slopes fall where actions rise. */
  const reversed = (knows: "own" | "observations") =>
    loadClassGame({
      format: 1,
      kind: "lqg",
      name: "reversed",
      leader: { cost: "(u + t - 1)^2 + (mean(v) - 2)^2", knows },
      population: { count: 10 },
      followers: [
        {
          name: "homes",
          share: 0.8,
          actions: ["u"],
          private: [{ name: "t", variance: 1 }],
          observes: { y: "t" },
          cost: "0.5*(u - t)^2",
        },
        { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2" },
      ],
      payments: { by: "followers" },
    });

  test("a payment by reading holds what no tariff can", () => {
    const result = designClasses(reversed("observations"));
    expect(paymentsOf(result).map(({ kind }) => kind)).toEqual(["own-payment", "tariff"]);
    expect(result.certificate.verdict).toBe("certified");
    expect(result.certificate.assumptions).toContain(
      "the leader learns the readings of all followers",
    );
    expect(verifyClasses(reversed("observations"), result).findings).toEqual([]);
  });

  test("without it the closest tariff is refused, and says so", () => {
    const result = designClasses(reversed("own"));
    expect(result.certificate.verdict).toBe("refused");
    expect(result.classes[0]?.incentive).toBeNull();
    expect(result.classes[1]?.certificate.verdict).toBe("certified");
    expect(result.explanation).toMatch(/^homes: /);
    const read = readClassResult(formatResult(result));
    expect(verifyClasses(reversed("own"), read).findings).toEqual([]);
  });
});

describe.each(["own-tariff", "ev-charging"])("%s as a list of one class", (name) => {
  const { single, listed } = asOneClass(gallery.find((game) => game.name === name)?.text ?? "");

  it.each([1, 20, 1e6, Number.POSITIVE_INFINITY])("pays alike with N = %d", (n) => {
    const solvers: readonly (IncentiveSolver | undefined)[] = [undefined, tariff(), ownPayment()];
    for (const solver of solvers) {
      const one = design(withCount(single, n), { defence: false, ...(solver ? { solver } : {}) });
      const all = designClasses(withCount(listed, n), solver ? { solver } : {});
      const [section] = all.classes;
      expect(section?.incentive).toEqual(one.incentive);
      expect(section?.certificate).toEqual(one.certificate);
      expect(section?.accounts).toEqual(one.accounts);
      expect(all.accounts.leader).toEqual(one.accounts.leader);
      expect(all.certificate.verdict).toBe(one.certificate.verdict);
      if (n === 20) {
        expect(all.certificate.unique).toBe(one.certificate.unique);
        const { symmetricMode } = one.certificate.curvature;
        expectClose(all.certificate.curvature.symmetricMode, symmetricMode ?? Number.NaN);
      }
    }
  });
});

test("among followers written out one by one nobody saves anything, and nothing else is stable", () => {
  const sizes = fc.constantFrom([1, 1], [1, 2], [2, 3], [1, 2, 1]);
  let unique = 0;
  fc.assert(
    fc.property(fc.integer(), sizes, (seed, of) => {
      const drawn = classGame(randomClassGameInput(seed, { sizes: of }));
      const game = withPayments(drawn, ["followers"]);
      const result = designClasses(game, { solver: ownPayment() });
      const target = solvedClassTarget(game).plan;
      const paid = paidClasses(game, target, paymentsOf(result));
      const all = writtenOutClassGame(paid);
      const plan = repeatedClassPlan(paid, target);
      const silent = {
        leader: plan.leader,
        followers: all.followers.map(({ actions }) =>
          Matrix.zeros(game.leader.actions.length, actions.size),
        ),
        major: null,
      };
      expect(exploitabilityOf(all, plan, silent).largest).toBeLessThan(1e-9);
      const response = inducedNash(all, silent);
      expect(result.certificate.unique).toBe(response.unique);
      if (!response.unique) return;
      unique++;
      expectClose(response.costs.leader, result.target.leaderCost, 1e-8);
    }),
    { numRuns: 20, seed: 7 },
  );
  expect(unique).toBeGreaterThan(10);
});
