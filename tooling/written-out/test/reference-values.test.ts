import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import {
  centredGame,
  exploitabilityOf,
  incentiveAround,
  inducedNash,
  majorTarget,
  ownGradientOf,
  planDistance,
  simultaneousNash,
  staticStackelberg,
  teamOptimum,
  type WrittenOutPlan,
  type WrittenOutPlayer,
  writtenOutGame,
} from "../src/index.ts";
import { referenceGames } from "./reference-games.ts";
import { type ReferenceValues, referenceValues } from "./reference-values.ts";

const matrix = (rows: readonly (readonly number[])[]) => new Matrix(rows.map((row) => [...row]));
const cases = Object.entries(referenceValues).flatMap(([name, rows]) =>
  rows.map((values): [string, number, ReferenceValues] => [name, values.count, values]),
);

function setUp(name: string, count: number) {
  const input = referenceGames[name]?.(count);
  if (!input) throw new RangeError(`no game ${name}`);
  const game = writtenOutGame(centredGame(input));
  return { game, target: game.major ? majorTarget(game) : teamOptimum(game) };
}

describe.each(cases)("%s with %i followers", (name, count, values) => {
  const { game, target } = setUp(name, count);

  test("target", () => {
    expectClose(target.costs.leader, values.target.leaderCost);
    for (const cost of target.costs.followers) expectClose(cost, values.target.followerCost);
    if (values.target.majorCost !== undefined) {
      expectClose(target.costs.major, values.target.majorCost);
    }
    const expected: WrittenOutPlan = {
      followers: game.followers.map(() => matrix(values.target.followerPolicy)),
      major: values.target.majorPolicy ? matrix(values.target.majorPolicy) : null,
      leader: matrix(values.target.leaderPolicy),
    };
    expect(planDistance(game, target.plan, expected)).toBeLessThan(1e-9);
    expect(target.unique).toBe(true);
  });

  test("benchmarks", () => {
    expectClose(teamOptimum(game).costs.leader, values.teamOptimum.leaderCost);
    const led = staticStackelberg(game);
    expectClose(led.costs.leader, values.noIncentive.leaderCost);
    const expected = matrix(values.noIncentive.followerPolicy);
    const followers = game.followers.map(() => expected);
    expect(planDistance(game, led.plan, { ...led.plan, followers })).toBeLessThan(1e-9);
    expectClose(simultaneousNash(game).costs.leader, values.nash.leaderCost);
  });

  test("what a follower saves without an incentive", () => {
    const idle = Matrix.zeros(
      game.leader.actions.size,
      (game.major ?? game.followers[0])?.actions.size ?? 0,
    );
    const { largest } = exploitabilityOf(
      game,
      target.plan,
      incentiveAround(game, target.plan, idle),
    );
    expectClose(largest, values.incentive.exploitabilityWithoutIncentive);
  });

  test("own gradient and authority", () => {
    const { gradient, authority } = ownGradientOf(game, target.plan);
    const { information } = game.major ?? (game.followers[0] as WrittenOutPlayer);
    const error = (found: Matrix, expected: readonly (readonly number[])[]) => {
      const rows = Matrix.sub(found, matrix(expected)).mmul(information);
      return Math.sqrt(Matrix.mul(rows.mmul(game.moment), rows).sum());
    };
    expect(error(gradient, values.incentive.ownGradient)).toBeLessThan(1e-9);
    expect(error(authority, values.incentive.leaderAuthority)).toBeLessThan(1e-9);
  });
});

const implementable = cases.filter(([, , values]) => values.incentive.constantGain !== null);

describe.each(implementable)(
  "%s with %i followers under its constant gain",
  (name, count, values) => {
    const { game, target } = setUp(name, count);
    const rule = incentiveAround(game, target.plan, matrix(values.incentive.constantGain ?? []));

    test("nobody deviates", () => {
      expect(exploitabilityOf(game, target.plan, rule).largest).toBeLessThan(1e-15);
    });

    test("the target is the Nash response", () => {
      const induced = inducedNash(game, rule);
      expectClose(induced.costs.leader, values.target.leaderCost);
      const played = { ...target.plan, leader: rule.leader };
      expect(planDistance(game, played, induced.plan)).toBeLessThan(1e-8);
    });
  },
);
