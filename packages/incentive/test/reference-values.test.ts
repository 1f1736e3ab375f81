import {
  informationStructure,
  type LqgGame,
  type Plan,
  randomNorm,
  reducedBasis,
} from "@stackelberg/game";
import { constantGains, incentiveCondition, leastGainEnergy } from "@stackelberg/incentive";
import { simultaneousNash, staticStackelberg, targetPlan, teamOptimum } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { certifiedBy } from "./certified-by.ts";
import { referenceGame } from "./reference-game.ts";
import { type ReferenceValues, type Rows, referenceCases } from "./reference-values.ts";
import { solved } from "./solved.ts";

/** √E‖(A − A′)(1, y)‖². */
function distance(game: LqgGame, information: Matrix, a: Matrix, b: Rows): number {
  const difference = Matrix.sub(a, new Matrix(b.map((row) => [...row])));
  return randomNorm(difference.mmul(information), reducedBasis(game));
}

function expectPlan(game: LqgGame, plan: Plan, values: ReferenceValues["target"]): void {
  const { followers, major, leader } = informationStructure(game);
  expect(distance(game, followers.rows, plan.followers, values.followerPolicy)).toBeLessThan(1e-9);
  expect(distance(game, leader.rows, plan.leader, values.leaderPolicy)).toBeLessThan(1e-9);
  if (plan.major && major && values.majorPolicy) {
    expect(distance(game, major.rows, plan.major, values.majorPolicy)).toBeLessThan(1e-9);
  }
  expect(plan.major === null).toBe(values.majorPolicy === undefined);
}

describe.each(referenceCases)("%s with %d followers", (name, count, values) => {
  const game = referenceGame(name, count);
  const target = solved(targetPlan(game));
  const condition = incentiveCondition(game, target.plan);
  const { followers } = informationStructure(game);

  test("target", () => {
    expectClose(target.costs.leader, values.target.leaderCost);
    expectClose(target.costs.followers, values.target.followerCost);
    if (values.target.majorCost !== undefined) {
      expectClose(target.costs.major, values.target.majorCost);
    }
    expectPlan(game, target.plan, values.target);
  });

  test("benchmarks", () => {
    expectClose(teamOptimum(game).costs.leader, values.teamOptimum.leaderCost);
    const led = solved(staticStackelberg(game));
    expectClose(led.costs.leader, values.noIncentive.leaderCost);
    const { followerPolicy } = values.noIncentive;
    expect(distance(game, followers.rows, led.plan.followers, followerPolicy)).toBeLessThan(1e-9);
    expectClose(solved(simultaneousNash(game)).costs.leader, values.nash.leaderCost);
  });

  test("incentive condition", () => {
    const { ownGradient, leaderAuthority, authorityResidualVariance } = values.incentive;
    const { own, gradient, meanAuthority, authorityCovariance } = condition;
    expect(distance(game, own.rows, gradient, ownGradient)).toBeLessThan(1e-9);
    expect(distance(game, own.rows, meanAuthority, leaderAuthority)).toBeLessThan(1e-9);
    expectClose(authorityCovariance.trace(), authorityResidualVariance);
  });

  test("energy and constant gain", () => {
    const { gainEnergy, constantGain, constantGainResidual } = values.incentive;
    expectClose(leastGainEnergy(condition), gainEnergy, 1e-8);
    const { leastNorm, residual } = constantGains(condition);
    expectClose(residual, constantGainResidual);
    expect(residual <= 1e-10 * condition.gradientScale).toBe(constantGain !== null);
    constantGain?.forEach((row, i) => {
      row.forEach((entry, j) => {
        expectClose(leastNorm.get(i, j), entry);
      });
    });
  });

  test("a certificate without a rule", () => {
    const certificate = certifiedBy(game, target.plan, null);
    const { followers: all, major, gainEnergy } = certificate;
    const { exploitabilityWithoutIncentive } = values.incentive;
    expectClose((major ?? all).exploitability, exploitabilityWithoutIncentive);
    expectClose((major ?? all).exploitabilityWithoutIncentive, exploitabilityWithoutIncentive);
    expect(gainEnergy).toBe(0);
  });
});
