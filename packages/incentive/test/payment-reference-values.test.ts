import {
  informationStructure,
  type LqgGame,
  namePlan,
  type Plan,
  planFromNames,
  randomNorm,
  reducedBasis,
  withParameters,
} from "@stackelberg/game";
import {
  type DesignResult,
  design,
  incentiveCondition,
  ownPayment,
  type Participation,
  paidGame,
  publishedRule,
  type TariffRule,
  tariff,
} from "@stackelberg/incentive";
import { noRule, type SolvedPlan, solvePlan, targetPlan } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { paymentCases } from "./payment-reference.ts";
import { referenceGame } from "./reference-game.ts";
import type { Rows } from "./reference-values.ts";
import { solved } from "./solved.ts";

/** √E‖(A − A′)(1, y)‖². */
function distance(game: LqgGame, a: Matrix, b: Rows): number {
  const difference = Matrix.sub(a, new Matrix(b.map((row) => [...row])));
  const { rows } = informationStructure(game).followers;
  return randomNorm(difference.mmul(rows), reducedBasis(game));
}

function tariffOf(result: DesignResult): TariffRule {
  const found = result.incentive ?? result.candidate;
  const rule = found && publishedRule(found);
  if (rule?.kind === "tariff") return rule;
  throw new Error(`${rule?.kind} instead of a tariff`);
}

/** The stationary point of the followers' costs under a tariff, be it a minimum or not. */
function stationary(game: LqgGame, target: Plan, rule: TariffRule): SolvedPlan {
  const paid = paidGame(game, target, { followers: rule });
  const followers = game.followers.actions.map(() => ({ kind: "responds" as const }));
  return solved(solvePlan({ game: paid, parts: { followers, major: [], leader: [] } }));
}

function expectRows(found: Rows, expected: Rows, tolerance = 1e-8): void {
  expected.forEach((row, i) => {
    row.forEach((value, k) => {
      expectClose(found[i]?.[k], value, tolerance);
    });
  });
}

describe.each(paymentCases)("%s with %d followers", (name, count, values) => {
  const game = referenceGame(name, count);
  const target = solved(targetPlan(game));
  const leastNorm = design(game, { solver: tariff({ margin: 0 }), defence: false });
  const curved = values.tariffMinimumNorm.smallestCurvature > 0;
  const result = design(game);

  test("target and the same game without a rule", () => {
    expectClose(target.costs.leader, values.target.leaderCost);
    expectClose(target.costs.followers, values.target.followerCost);
    expect(distance(game, target.plan.followers, values.target.followerPolicy)).toBeLessThan(1e-9);
    const without = solved(noRule(game));
    expectClose(without.costs.leader, values.noRule.leaderCost);
    expectClose(without.costs.followers, values.noRule.followerCost);
    expect(distance(game, without.plan.followers, values.noRule.followerPolicy)).toBeLessThan(1e-9);
  });

  test("own gradient and curvature", () => {
    const { gradient, curvature } = incentiveCondition(game, target.plan);
    expectRows(gradient.to2DArray(), values.ownGradient);
    expectRows(curvature.to2DArray(), values.ownCurvature);
  });

  test("payment by reading: Q = −g, certified", () => {
    const paid = design(game, { solver: ownPayment(), defence: false });
    const rule = paid.incentive && publishedRule(paid.incentive);
    expectRows(rule?.kind === "own-payment" ? rule.Q : [], values.readingBasedGain);
    expect(paid.certificate.verdict).toBe("certified");
  });

  test("tariff of least norm", () => {
    const { b, S, smallestCurvature, nashUnderTariff, leaderCost } = values.tariffMinimumNorm;
    const { certificate } = leastNorm;
    const rule = tariffOf(leastNorm);
    expectRows(rule.S, S);
    expectRows([rule.b], [b]);
    expectClose(certificate.curvature.minimum, smallestCurvature);
    expect(certificate.verdict).toBe(curved ? "certified" : "refused");
    expect(certificate.reason).toBe(curved ? undefined : "negative-curvature");
    const nash = stationary(game, target.plan, rule);
    expectClose(nash.costs.leader, leaderCost);
    expect(distance(game, nash.plan.followers, nashUnderTariff)).toBeLessThan(1e-8);
  });

  test.each(values.tariffWithMargin.map((row) => [row.c, row] as const))(
    "the family S + cP at c = %d",
    (c, { S, b, smallestCurvature, leaderCostIfWrong }) => {
      const at = design(game, { solver: tariff({ margin: c }) });
      const rule = tariffOf(at);
      expectRows(rule.S, S);
      expectRows([rule.b], [b]);
      expectClose(at.certificate.curvature.minimum, smallestCurvature);
      for (const [where, cost] of Object.entries(leaderCostIfWrong)) {
        const [parameter = "", factor = "1"] = where.split("*");
        const value = 1 * Number(factor) * (nominal(game)[parameter] ?? Number.NaN);
        const wrong = withParameters(game, { [parameter]: value });
        expectClose(stationary(wrong, target.plan, rule).costs.leader, cost, 1e-8);
        const row = at.robustness.find(
          (r) =>
            r.change === "parameter" && r.parameter === parameter && r.factor === Number(factor),
        );
        if (smallestCurvature > 0.03) expectClose(row?.leaderCost, cost, 1e-8);
      }
    },
  );

  test("what the tariff of least norm does when parameters are wrong", () => {
    const rule = tariffOf(leastNorm);
    for (const { parameter, factor, leaderCost, followerPolicy } of values.robustness) {
      const wrong = withParameters(game, { [parameter]: factor * (nominal(game)[parameter] ?? 0) });
      const nash = stationary(wrong, target.plan, rule);
      expectClose(nash.costs.leader, leaderCost, 1e-8);
      expect(distance(game, nash.plan.followers, followerPolicy)).toBeLessThan(
        1e-8 * Math.max(1, ...followerPolicy.flat().map(Math.abs)),
      );
    }
  });

  test("participation before payments and under the tariff", () => {
    const before = values.participationWithoutPaymentOnPath;
    // the shares are those of the tariff of least norm, whatever its curvature
    const solver = tariff({ margin: 0 });
    const { accounts, participation } = design(game, { solver });
    const { followers } = participation as Participation;
    expectClose(followers?.beforePayments?.meanChange, before.meanChange);
    expectClose(followers?.beforePayments?.shareWorseOff.value, before.shareWorseOff, 1e-8);
    expectClose(
      followers?.beforePayments?.compensationReadingsKnown,
      before.smallestCompensationReadingsKnown,
      1e-8,
    );
    const under = values.participationUnderTariff;
    const rule = tariffOf(leastNorm);
    const atZero = (accounts.followers?.mean ?? Number.NaN) - rule.T0;
    const then = (range: number) =>
      followers?.compensation.lumpSumInterim.find((sum) => sum.range === range)?.amount;
    expectClose(atZero, under.meanPaymentAtZeroLumpSum, 1e-8);
    expectClose(
      rule.T0 - (followers?.compensation.lumpSumExAnte ?? Number.NaN),
      under.lumpSumThatKeepsTheMean,
      1e-8,
    );
    expectClose(followers?.compensation.lumpSumExAnte, under.meanPaidOutByLeader, 1e-8);
    expectClose(
      rule.T0 - (then(2) ?? Number.NaN),
      under.lumpSumThatLeavesNobodyWorseWithin2sd,
      1e-8,
    );
    expectClose(then(2), under.paidOutByLeaderThen, 1e-8);
    expectClose(
      rule.T0 - (then(3) ?? Number.NaN),
      under.lumpSumThatLeavesNobodyWorseWithin3sd,
      1e-8,
    );
    expectClose(then(3), under.paidOutByLeaderThen3, 1e-8);
    const kept = design(game, { solver, participation: "exAnte" });
    const { followers: fares } = kept.participation as Participation;
    if (under.meanPaidOutByLeader >= 0) {
      expectClose(fares?.shareWorseOff.value, under.shareWorseOff, 1e-8);
      expectClose(kept.accounts.followers?.mean, -under.meanPaidOutByLeader, 1e-8);
    }
  });

  test("the default tariff is certified and loses little when one parameter is 20 % off", () => {
    expect(result.certificate.verdict).toBe("certified");
    expect(result.certificate.limitWellPosed).toBe(true);
    expect(tariffOf(result).b.length).toBe(game.followers.actions.length);
    const value = values.noRule.leaderCost - values.target.leaderCost;
    for (const row of result.robustness) {
      if (row.change !== "parameter") continue;
      expect((row.leaderCost ?? Number.POSITIVE_INFINITY) - values.target.leaderCost).toBeLessThan(
        0.15 * value,
      );
    }
    const plan = planFromNames(game, result.target.policies);
    expect(namePlan(game, plan)).toEqual(result.target.policies);
  });
});

function nominal(game: LqgGame): Readonly<Record<string, number>> {
  return Object.fromEntries(
    (game.family?.parameters ?? []).map(({ name, value }) => [name, value]),
  );
}
