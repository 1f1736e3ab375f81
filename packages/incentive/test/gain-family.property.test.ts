import { lqgGame, withMonitoring } from "@stackelberg/game";
import { solvedTarget } from "@stackelberg/incentive";
import { staticStackelberg } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { randomGame } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { bestResponse, refinedResponse } from "../src/best-affine/best-response.ts";
import { gainFamily } from "../src/best-affine/gain-family.ts";
import { gainLine, systemAt } from "../src/best-affine/gain-line.ts";
import { pencilEvaluator } from "../src/best-affine/quadratic-pencil.ts";
import { ruleAround } from "../src/best-affine/rule-around.ts";
import { staticMinimum } from "../src/best-affine/static-minimum.ts";
import { costsUnder } from "../src/certificate/certify-affine.ts";
import { expectedSignal, reactionGame } from "../src/induced/reaction-game.ts";

const shape = (major: 0 | 1, actions: number) =>
  ({
    count: 3,
    variables: { common: 2, leader: 1, major, followers: 1 },
    actions: { leader: actions, major: major * actions, followers: actions },
    observations: { leader: 1, major, followers: 2 },
    leaderCost: "strict",
    followerCosts: "convex",
    readings: "generic",
    covariances: "regular",
  }) as const;

/** A game whose leader misses something, its target, and a gain. */
const reactions = (major: 0 | 1, actions: number) =>
  fc
    .tuple(
      randomGame(shape(major, actions)),
      fc.constantFrom(
        { tremble: Array<number>(actions).fill(0.2) },
        { what: "mean" as const, noise: 0.3 },
        { noise: 0.1 },
        { what: "actions" as const },
      ),
      fc.array(fc.integer({ min: -6, max: 6 }), {
        minLength: actions ** 2,
        maxLength: actions ** 2,
      }),
    )
    .map(([input, monitoring, entries]) => {
      const game = withMonitoring(lqgGame(input), monitoring);
      const gain = Matrix.from1DArray(
        actions,
        actions,
        entries.map((entry) => entry / 4),
      );
      return { game, plan: solvedTarget(game).plan, gain };
    });

describe.each([
  ["one action", 0, 1],
  ["two actions", 0, 2],
  ["a major follower", 1, 1],
] as const)("%s", (_, major, actions) => {
  test("the response on the path costs what it costs in deviations", () => {
    fc.assert(
      fc.property(reactions(major, actions), ({ game, plan, gain }) => {
        const expected = expectedSignal(game, plan);
        const announced = { policy: plan.leader, gain, expected };
        const other = staticStackelberg(reactionGame(game, plan, announced));
        const strategies = staticMinimum(systemAt(gainFamily(game)(plan), gain));
        fc.pre(other.status === "solved" && strategies !== null);
        if (other.status !== "solved") return;
        const response = bestResponse(game, plan, gain);
        expect(response).toMatchObject({ status: "solved", unique: true });
        if (response.status !== "solved") return;
        const rule = ruleAround(game, response.plan, { gain, optimum: "global" });
        const costs = costsUnder(game, response.plan, rule);
        expectClose(costs.leader, other.costs.leader, 1e-8);
        expectClose(costs.followers, other.costs.followers, 1e-8);
        const line = gainLine(gainFamily(game)(plan), Matrix.mul(gain, 0), gain);
        expectClose(pencilEvaluator(line.pencil, "x")(1).value, costs.leader, 1e-8);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  test("it does not depend on the plan around which it is looked for", () => {
    fc.assert(
      fc.property(reactions(major, actions), ({ game, plan, gain }) => {
        const [once, twice] = [bestResponse(game, plan, gain), refinedResponse(game, plan, gain)];
        fc.pre(once.status === "solved" && twice.status === "solved");
        if (once.status !== "solved" || twice.status !== "solved") return;
        const apart = Matrix.sub(once.plan.followers, twice.plan.followers).norm("max");
        expect(apart).toBeLessThan(1e-7 * Math.max(1, once.plan.followers.norm("max")));
      }),
      { numRuns: 30, seed: 12 },
    );
  });
});
