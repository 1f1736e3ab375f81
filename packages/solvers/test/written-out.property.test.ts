import { lqgGame, type LqgGameInput } from "@stackelberg/game";
import {
  nashResponse,
  noRule,
  type PlanOutcome,
  simultaneousNash,
  staticStackelberg,
  targetPlan,
  teamOptimum,
} from "@stackelberg/solvers";
import * as writtenOut from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";

const RUNS = { numRuns: 40, seed: 411 };
/** Above this relative residual the equations written out have no solution. */
const UNSOLVABLE = 1e-9;
const { randomGame } = writtenOut;

const expanded = (input: LqgGameInput) =>
  writtenOut.writtenOutGame(writtenOut.centredGame(input));

/** Largest difference in anybody's cost, in units of max(1, |cost|). */
function costDifference(
  found: PlanOutcome,
  expected: writtenOut.WrittenOutSolution,
  who: "everybody" | "leader",
): number {
  if (found.status !== "solved") return Number.POSITIVE_INFINITY;
  const { costs } = expected;
  const pairs: [number, number][] = [[found.costs.leader, costs.leader]];
  if (who === "everybody") {
    for (const cost of costs.followers) pairs.push([found.costs.followers, cost]);
    pairs.push([found.costs.major ?? 0, costs.major ?? 0]);
  }
  return Math.max(...pairs.map(([a, b]) => Math.abs(a - b) / Math.max(1, Math.abs(b))));
}

function expectSame(
  found: PlanOutcome,
  expected: writtenOut.WrittenOutSolution,
  who: "everybody" | "leader" = "everybody",
): void {
  if (expected.residual > UNSOLVABLE) {
    expect(found.status).not.toBe("solved");
    return;
  }
  // written out, followers may differ from each other: more can solve the same problem
  if (expected.unique && found.status === "solved") expect(found.unique).toBe(true);
  expect(costDifference(found, expected, who)).toBeLessThan(1e-8);
}

describe("agrees with the game written out follower by follower", () => {
  test("team optimum", () => {
    fc.assert(
      fc.property(randomGame({ leaderCost: "strict" }), (input) => {
        expectSame(teamOptimum(lqgGame(input)), writtenOut.teamOptimum(expanded(input)));
      }),
      RUNS,
    );
  });

  test("no rule", () => {
    fc.assert(
      fc.property(randomGame(), (input) => {
        expectSame(noRule(lqgGame(input)), writtenOut.noRule(expanded(input)));
      }),
      RUNS,
    );
  });

  test("Nash response to any strategy that ignores actions", () => {
    const coefficients = fc.array(fc.integer({ min: -8, max: 8 }), {
      minLength: 36,
      maxLength: 36,
    });
    fc.assert(
      fc.property(randomGame(), coefficients, (input, numbers) => {
        const game = expanded(input);
        const { actions, information } = game.leader;
        const leader = Matrix.zeros(actions.size, information.rows).apply(function (i, j) {
          this.set(i, j, (numbers[(i * information.rows + j) % 36] ?? 0) / 4);
        });
        expectSame(nashResponse(lqgGame(input), leader), writtenOut.nashResponse(game, leader));
      }),
      RUNS,
    );
  });

  test("static Stackelberg", () => {
    fc.assert(
      fc.property(randomGame({ leaderCost: "strict" }), (input) => {
        const led = writtenOut.staticStackelberg(expanded(input));
        expectSame(staticStackelberg(lqgGame(input)), led, led.unique ? "everybody" : "leader");
      }),
      RUNS,
    );
  });

  test("simultaneous Nash", () => {
    fc.assert(
      fc.property(randomGame({ leaderCost: "strict" }), (input) => {
        expectSame(simultaneousNash(lqgGame(input)), writtenOut.simultaneousNash(expanded(input)));
      }),
      RUNS,
    );
  });

  test("target with a major follower", () => {
    const actions = fc.constantFrom(1, 2, 3).map((major) => ({ leader: 2, major, followers: 2 }));
    fc.assert(
      fc.property(
        actions.chain((sizes) => randomGame({ leaderCost: "strict", actions: sizes })),
        (input) => {
          expectSame(targetPlan(lqgGame(input)), writtenOut.majorTarget(expanded(input)));
        },
      ),
      RUNS,
    );
  });

  test("a semidefinite leader's cost: what it costs her", () => {
    fc.assert(
      fc.property(randomGame({ leaderCost: "semidefinite" }), (input) => {
        const [game, other] = [lqgGame(input), expanded(input)];
        expectSame(teamOptimum(game), writtenOut.teamOptimum(other), "leader");
        expectSame(staticStackelberg(game), writtenOut.staticStackelberg(other), "leader");
      }),
      RUNS,
    );
  });
});
