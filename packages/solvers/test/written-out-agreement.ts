import { type LqgGameInput, lqgGame } from "@stackelberg/game";
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
import { expect } from "vitest";

/** Above this relative residual the equations written out have no solution. */
const UNSOLVABLE = 1e-9;
const { randomGame } = writtenOut;
const strict = randomGame({ leaderCost: "strict" });

const expanded = (input: LqgGameInput) => writtenOut.writtenOutGame(writtenOut.centredGame(input));

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
  // written out, followers may differ from each other: more plans can solve the same problem
  if (expected.unique && found.status === "solved") expect(found.unique).toBe(true);
  expect(costDifference(found, expected, who)).toBeLessThan(1e-8);
}

const numbers = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 36, maxLength: 36 });

function leaderStrategy({ leader }: writtenOut.WrittenOutGame, entries: readonly number[]): Matrix {
  const { actions, information } = leader;
  return Matrix.zeros(actions.size, information.rows).apply(function (this: Matrix, i, j) {
    this.set(i, j, (entries[(i * information.rows + j) % entries.length] ?? 0) / 4);
  });
}

const withMajor = fc
  .constantFrom(1, 2, 3)
  .chain((major) =>
    randomGame({ leaderCost: "strict", actions: { leader: 2, major, followers: 2 } }),
  );

/** How often and from where. */
export interface Runs {
  readonly numRuns: number;
  readonly seed: number;
}

function each<Values extends [unknown, ...unknown[]]>(
  ...parts: [...{ [K in keyof Values]: fc.Arbitrary<Values[K]> }, (...values: Values) => void]
): (runs: Runs) => void {
  const property = fc.property(...parts);
  return (runs) => fc.assert(property, runs);
}

/** What must agree with the game written out follower by follower, N = 1 … 6. */
export const agreements: Readonly<Record<string, (runs: Runs) => void>> = {
  "team optimum": each(strict, (input) => {
    expectSame(teamOptimum(lqgGame(input)), writtenOut.teamOptimum(expanded(input)));
  }),
  "no rule": each(randomGame(), (input) => {
    expectSame(noRule(lqgGame(input)), writtenOut.noRule(expanded(input)));
  }),
  "Nash response to any strategy that ignores actions": each(
    randomGame(),
    numbers,
    (input, entries) => {
      const game = expanded(input);
      const leader = leaderStrategy(game, entries);
      expectSame(nashResponse(lqgGame(input), leader), writtenOut.nashResponse(game, leader));
    },
  ),
  "static Stackelberg": each(strict, (input) => {
    const led = writtenOut.staticStackelberg(expanded(input));
    expectSame(staticStackelberg(lqgGame(input)), led, led.unique ? "everybody" : "leader");
  }),
  "simultaneous Nash": each(strict, (input) => {
    expectSame(simultaneousNash(lqgGame(input)), writtenOut.simultaneousNash(expanded(input)));
  }),
  "target with a major follower": each(withMajor, (input) => {
    expectSame(targetPlan(lqgGame(input)), writtenOut.majorTarget(expanded(input)));
  }),
  "what a leader with a semidefinite cost pays": each(
    randomGame({ leaderCost: "semidefinite" }),
    (input) => {
      const [game, other] = [lqgGame(input), expanded(input)];
      expectSame(teamOptimum(game), writtenOut.teamOptimum(other), "leader");
      // her optimum may need huge actions, some of which the reference gives up as rounding
      const [found, led] = [staticStackelberg(game), writtenOut.staticStackelberg(other)];
      if (found.status !== "solved") return;
      const above = found.costs.leader - led.costs.leader;
      expect(above).toBeLessThan(1e-6 * Math.max(1, Math.abs(led.costs.leader)));
    },
  ),
};
