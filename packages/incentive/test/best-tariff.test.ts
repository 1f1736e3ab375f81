import {
  expectedCosts,
  type LqgGame,
  loadGame,
  planFromNames,
  withCount,
  withPayments,
} from "@stackelberg/game";
import {
  bestTariff,
  type DesignResult,
  design,
  incentiveCondition,
  leastExploitableTariff,
  paidGame,
  publishedRule,
  STEEPEST_TARIFF,
  solvedTarget,
  type TariffRule,
  tariff,
  verify,
} from "@stackelberg/incentive";
import { nashResponse } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { EigenvalueDecomposition, Matrix, SVD } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { expectTariff, payingFollower, payingMajor, problemOf } from "./paying-follower.ts";
import { referenceGame } from "./reference-game.ts";

/** Two readings, one action, and a leader who does not know the readings. */
function oneAction(count: number): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "one-action",
    common: [{ name: "x", variance: 1 }],
    leader: { knows: "own", cost: "(mean(u) - 1)^2 + 0.3*(u - x - 2*t)^2" },
    followers: {
      count,
      actions: ["u"],
      private: [{ name: "t", variance: 0.5 }],
      observes: { y: "x", s: "t" },
      cost: "(u - 2*x - t)^2 + 0.1*u*mean(u)",
    },
    payments: { by: "followers" },
  });
}

/** Three readings, two actions. */
const twoActions = loadGame({
  format: 1,
  kind: "lqg",
  name: "two-actions",
  common: [{ name: "x", variance: 1 }],
  leader: { knows: "own", cost: "(mean(a) - 1)^2 + 0.5*(a - x - t)^2 + 0.4*(b + t - 2*s)^2" },
  followers: {
    count: 8,
    actions: ["a", "b"],
    private: [
      { name: "t", variance: 0.5 },
      { name: "s", mean: 1, variance: 0.8 },
    ],
    observes: { y: "x", r: "t", q: "s" },
    cost: "(a - 2*x - t)^2 + 0.7*(b - s + 0.3*a)^2 + 0.1*a*mean(b)",
  },
  payments: { by: "followers" },
});

function tariffIn({ incentive, candidate }: DesignResult): TariffRule {
  const found = incentive ?? candidate;
  const rule = found && publishedRule(found);
  if (rule?.kind === "tariff") return rule;
  throw new Error(`${rule?.kind} instead of a tariff`);
}

/** ε of the tariff with this S and the best b for the target, from its definition. */
function exploitability(game: LqgGame, S: Matrix): number {
  const { plan } = solvedTarget(game);
  const { curvature, gradientForm } = incentiveCondition(game, plan);
  const slope = strategySlope(game);
  const left = Matrix.add(gradientForm.slope, S.mmul(slope));
  const h = Matrix.add(curvature, S);
  if (Math.min(...new EigenvalueDecomposition(h, { assumeSymmetric: true }).realEigenvalues) <= 0) {
    return Number.POSITIVE_INFINITY;
  }
  return left.transpose().mmul(new SVD(h).inverse()).mmul(left).trace() / 2;
}

/** Coefficients of the target on standardised independent readings: variances are 1, ½ and so on. */
function strategySlope(game: LqgGame): Matrix {
  const deviations = [
    Math.sqrt(game.nature.common.covariance.get(0, 0)),
    ...game.nature.followers.covariance.diagonal().map(Math.sqrt),
  ];
  const { followers } = solvedTarget(game).plan;
  const slope = followers.subMatrix(0, followers.rows - 1, 1, followers.columns - 1);
  deviations.forEach((deviation, k) => slope.mulColumn(k, deviation));
  return slope;
}

describe("where no tariff is exact", () => {
  test.each([oneAction(5), twoActions])("the exact one is refused", (game) => {
    const { certificate, incentive } = design(game, { solver: tariff() });
    expect(certificate.reason).toBe("no-exact-tariff");
    expect(incentive).toBeNull();
  });

  test("the least exploitable one reaches tr DA₁ᵀ + ‖A₁ᵀD‖ in nuclear norm", () => {
    const game = twoActions;
    const { plan } = solvedTarget(game);
    const { curvature, gradientForm } = incentiveCondition(game, plan);
    const a = strategySlope(game);
    const d = Matrix.sub(gradientForm.slope, curvature.mmul(a));
    const nuclear = new SVD(a.transpose().mmul(d)).diagonal.reduce((sum, s) => sum + s, 0);
    const least = d.mmul(a.transpose()).trace() + nuclear;
    const rule = tariffIn(design(game, { solver: leastExploitableTariff(), defence: false }));
    expectClose(exploitability(game, new Matrix(rule.S.map((row) => [...row]))), least, 1e-9);
  });

  test.each([
    ["one action", oneAction(5)],
    ["two actions", twoActions],
  ] as const)("no other tariff is less exploitable: %s", (_, game) => {
    const result = design(game, { solver: leastExploitableTariff(), defence: false });
    const S = new Matrix(tariffIn(result).S.map((row) => [...row]));
    const least = exploitability(game, S);
    expectClose(result.certificate.epsilon, least, 1e-9);
    for (let k = 1; k <= 40; k++) {
      const move = Matrix.zeros(S.rows, S.rows);
      for (let i = 0; i < S.rows; i++) {
        for (let j = 0; j <= i; j++) {
          const value = Math.sin(12.9898 * k + 78.233 * (i + 3 * j)) / k;
          move.set(i, j, value);
          move.set(j, i, value);
        }
      }
      expect(exploitability(game, Matrix.add(S, move))).toBeGreaterThanOrEqual(least - 1e-12);
    }
  });
});

describe("the tariff that is best for the leader", () => {
  /** Her cost under the response to T = b·u + ½S·u². */
  function costUnder(game: LqgGame, rule: TariffRule): number {
    const { plan } = solvedTarget(game);
    const outcome = nashResponse(paidGame(game, plan, { followers: rule }), plan.leader);
    return outcome.status === "solved" ? outcome.costs.leader : Number.POSITIVE_INFINITY;
  }

  test.each([1, 5, Number.POSITIVE_INFINITY])("no (b, S) on a grid is better, N = %d", (count) => {
    const game = oneAction(count);
    const result = design(game, { defence: false });
    expect(result.solver.name).toBe("best-tariff");
    expect(result.certificate.verdict).toBe("certified");
    const cost = result.incentive?.response?.leaderCost ?? Number.NaN;
    expectClose(result.certificate.leader.lossAgainstTarget, cost - result.target.leaderCost);
    const { b, S } = tariffIn(result);
    expectClose(costUnder(game, tariffIn(result)), cost);
    for (let i = 0; i <= 30; i++) {
      for (let j = -6; j <= 6; j++) {
        const other = -1.9 + (i / 30) ** 2 * 20;
        const rule = { kind: "tariff", T0: 0, b: [(b[0] ?? 0) + j / 3], S: [[other]] } as const;
        expect(costUnder(game, rule)).toBeGreaterThanOrEqual(cost - 1e-9);
      }
    }
    expect(costUnder(game, { kind: "tariff", T0: 0, b, S })).toBeLessThanOrEqual(cost + 1e-12);
  });

  test("it beats the least exploitable one in the followers' true response", () => {
    const best = design(twoActions, { solver: bestTariff(), defence: false });
    const least = design(twoActions, { solver: leastExploitableTariff(), defence: false });
    const cost = best.incentive?.response?.leaderCost ?? Number.NaN;
    expect(cost).toBeLessThanOrEqual(costUnder(twoActions, tariffIn(least)) + 1e-12);
    const { policies } = best.incentive?.response ?? { policies: {} };
    expectClose(expectedCosts(twoActions, planFromNames(twoActions, policies)).leader, cost);
    expectClose(best.accounts.followers?.mean, 0);
  });

  test("where one is exact it is found again, up to the precision of the search", () => {
    const game = withCount(
      loadGame({
        format: 1,
        kind: "lqg",
        name: "exact",
        leader: { cost: "(mean(u) - 1)^2 + 0.3*(u - 0.2*t)^2" },
        followers: {
          count: 5,
          actions: ["u"],
          private: [{ name: "t", variance: 1 }],
          observes: { y: "t" },
          cost: "(u - t)^2",
        },
        payments: { by: "followers" },
      }),
      7,
    );
    const { target, incentive } = design(game, { solver: bestTariff(), defence: false });
    expectClose(incentive?.response?.leaderCost, target.leaderCost, 1e-9);
  });

  test("of two actions no other S nearby is better, with the best b for each", () => {
    const result = design(twoActions, { solver: bestTariff(), defence: false });
    const cost = result.incentive?.response?.leaderCost ?? Number.NaN;
    const { b, S } = tariffIn(result);
    for (let k = 1; k <= 60; k++) {
      const size = 10 ** -(k % 4);
      const shift = (i: number) => size * Math.sin(12.9898 * k + 78.233 * i);
      const off = S[0]?.[1] ?? 0;
      const other = [
        [(S[0]?.[0] ?? 0) + shift(1), off + shift(2)],
        [off + shift(2), (S[1]?.[1] ?? 0) + shift(3)],
      ];
      const level = b.map((value, i) => value + shift(4 + i));
      const rule = { kind: "tariff", T0: 0, b: level, S: other } as const;
      expect(costUnder(twoActions, rule)).toBeGreaterThanOrEqual(cost - 1e-9);
    }
  });

  test("where she would rather prescribe than price, it is as steep as allowed", () => {
    // u = t/(1 + S/2) is never what she wants, -t: cost (1 + C)² falls as C = 1/(1 + S/2) goes to 0
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "opposite",
      leader: { cost: "(u + t)^2" },
      followers: {
        count: 10,
        actions: ["u"],
        private: [{ name: "t", variance: 1 }],
        observes: { r: "t" },
        cost: "(u - t)^2",
      },
      payments: { by: "followers" },
    });
    const result = design(game, { solver: bestTariff() });
    expectClose(result.incentive?.response?.leaderCost, (1 + 1 / STEEPEST_TARIFF) ** 2);
    expectClose(tariffIn(result).S[0]?.[0], 2 * (STEEPEST_TARIFF - 1), 1e-9);
    expect(verify(game, result).findings).toEqual([]);
  });
});

describe("its curvature in closed form", () => {
  /** Her cost under the rule, and the rule. */
  function best(game: LqgGame, payer: "followers" | "major" = "followers") {
    const outcome = bestTariff().propose(problemOf(game, payer));
    if (outcome.status === "refused" || outcome.rule.kind !== "tariff") {
      throw new Error(`${JSON.stringify(outcome)} instead of a tariff`);
    }
    return { cost: outcome.response?.costs.leader, rule: outcome.rule };
  }

  test("a payer whose own cost is concave", () => {
    // u = C(p + q − b), C⁻¹ = S − 2; (C − 1)² + (C − 2)² is least at 3/2; the mean payment is ½S·2C²
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "concave",
      leader: { cost: "(u - p - 2*q)^2" },
      followers: {
        count: 3,
        actions: ["u"],
        private: [
          { name: "p", variance: 1 },
          { name: "q", variance: 1 },
        ],
        observes: { p: "p", q: "q" },
        cost: "-u^2 - u*p - u*q",
      },
      payments: { by: "followers" },
    });
    const { cost, rule } = best(game);
    expectClose(cost, 0.5);
    expectTariff(rule, { T0: -6, b: [0], S: [[2 + 2 / 3]] }, 1e-6);
  });

  test("a major who pays, and minors who follow it", () => {
    // (C⁻¹ + 1)v = 6x − b is 1.5x + 2 where C⁻¹ = 3 = 2 + S and b = −8: it pays −8v + ½v²
    const game = payingMajor({ leader: "(mean(u) - 1.5*x - 2)^2 + w^2" });
    const { cost, rule } = best(game, "major");
    expectClose(cost, 0);
    expectTariff(rule, { T0: 16 - 6.25 / 2, b: [-8], S: [[1]] }, 1e-6);
  });

  test("no payer is left with less than a millionth of its own curvature", () => {
    // u = 8Cp; she wants 10⁹p
    const game = payingFollower({
      cost: "4*u^2 - 8*u*p",
      leader: "(u - 1000000000*p)^2",
      target: { u: "p" },
      readings: ["p"],
    });
    const curvature = 8 + (best(game).rule.S[0]?.[0] ?? Number.NaN);
    expectClose(curvature / 8e-6, 1, 1e-6);
    expect(curvature).toBeGreaterThanOrEqual(8e-6 * (1 - 1e-9));
  });

  test.each([1e-9, 1, 1e9])("the steepest tariff in units of %d for costs", (unit) => {
    // u = p/(1 + S/2·unit), she wants −p
    const game = payingFollower({
      cost: `${unit}*(u - p)^2`,
      leader: "(u + p)^2",
      target: { u: "-p" },
      readings: ["p"],
    });
    const { cost, rule } = best(game);
    expectClose(cost, (1 + 1 / STEEPEST_TARIFF) ** 2);
    expectClose((rule.S[0]?.[0] ?? Number.NaN) / unit, 2 * (STEEPEST_TARIFF - 1), 1e-9);
  });

  test("on either side of a pole: the better one", () => {
    // infinitely many: (σ − 2)E[u|x] = x and σu = p beside it, σ = C⁻¹ = 1 + S. Above 2 the mean has
    // the wrong sign, so the steeper the better; but at σ = 5/4 she gets what she wants
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "pole",
      common: [{ name: "x", variance: 1 }],
      leader: { cost: "(mean(u) + 4/3*x)^2 + 0.01*(u - mean(u) - 0.8*p)^2" },
      followers: {
        count: Number.POSITIVE_INFINITY,
        actions: ["u"],
        private: [{ name: "p", variance: 1 }],
        observes: { y: "x", p: "p" },
        cost: "0.5*u^2 - 2*u*mean(u) - u*x - u*p",
      },
      payments: { by: "followers" },
    });
    const { cost, rule } = best(game);
    expectClose(cost, 0);
    expectClose(rule.S[0]?.[0], 0.25, 1e-6);
  });
});

describe("no tariff is found", () => {
  test("where the payer's cost does not curve", () => {
    const game = payingFollower({
      cost: "3*u",
      leader: "(u - p)^2",
      target: { u: "p" },
      readings: ["p"],
    });
    expect(bestTariff().propose(problemOf(game))).toMatchObject({
      status: "refused",
      reason: "negative-curvature",
      explanation: expect.stringContaining("under no tariff"),
    });
  });

  test("where the minors have no response, whatever the major pays", () => {
    const game = payingMajor({ leader: "(mean(u) - x)^2 + w^2", minor: "w^2 - u^2 + u*v" });
    expect(bestTariff().propose(problemOf(game, "major"))).toMatchObject({
      status: "refused",
      reason: "negative-curvature",
    });
  });

  test("by a method for one player, where minors pay and the major is steered as well", () => {
    const game = withPayments(referenceGame("demand-response", 50), ["followers"]);
    expect(bestTariff().propose(problemOf(game))).toMatchObject({
      status: "refused",
      reason: "several-players",
      explanation: expect.stringContaining("one player"),
    });
  });
});
