import { isStackelbergError, type LqgGameInput, lqgGame, zetaLayout } from "@stackelberg/game";
import {
  noRule,
  type PlanOutcome,
  simultaneousNash,
  staticStackelberg,
  targetPlan,
  teamOptimum,
} from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { randomGame } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { solved } from "./solved.ts";

const RUNS = { numRuns: 25, seed: 413 };
const anyCount = fc.constantFrom(1, 2, 5, 1e6, 1e15, Number.POSITIVE_INFINITY);
const solvers = { teamOptimum, targetPlan, staticStackelberg, simultaneousNash, noRule };

/** A plan of finite numbers, a reason why there is none, or a coded error. */
function expectDecent(solve: () => PlanOutcome): void {
  let outcome: PlanOutcome;
  try {
    outcome = solve();
  } catch (error) {
    if (isStackelbergError(error)) return;
    throw error;
  }
  if (outcome.status !== "solved") {
    expect(outcome.reason.length).toBeGreaterThan(20);
    expect(outcome.reason).not.toContain("NaN");
    return;
  }
  const { plan, costs } = outcome;
  const numbers = [plan.followers, plan.leader, ...(plan.major ? [plan.major] : [])]
    .flatMap((strategy) => strategy.to1DArray())
    .concat(costs.leader, costs.followers, costs.major ?? 0);
  for (const number of numbers) expect(Number.isFinite(number)).toBe(true);
}

function expectDecentPlans(input: LqgGameInput): void {
  const game = lqgGame(input);
  for (const solve of Object.values(solvers)) expectDecent(() => solve(game));
}

/** The followers' curvature in all actions times `factor`. */
function flattened(input: LqgGameInput, factor: number): LqgGameInput {
  const first = zetaLayout(lqgGame(input)).action.start;
  const cost = input.followers.cost.map((row, i) =>
    row.map((value, j) => (i >= first && j >= first ? factor * value : value)),
  );
  return { ...input, followers: { ...input.followers, cost } };
}

describe("no NaN and no crash", () => {
  test.each([
    ["duplicate, collinear and constant observations", { readings: "collinear" }],
    ["covariances of rank one", { covariances: "degenerate" }],
    ["a semidefinite leader's cost", { leaderCost: "semidefinite" }],
    ["no private variables", { variables: { common: 2, leader: 0, major: 0, followers: 0 } }],
    ["no randomness", { variables: { common: 0, leader: 0, major: 0, followers: 0 } }],
    ["no observations", { observations: { leader: 0, major: 0, followers: 0 } }],
    ["all at once", { readings: "collinear", covariances: "degenerate" }],
  ] as const)("%s", (_, options) => {
    fc.assert(
      fc.property(randomGame(options), anyCount, (input, count) => {
        expectDecentPlans({ ...input, count });
      }),
      RUNS,
    );
  });

  test.each([0, 1e-9, -1, 1e9])("followers' curvature times %d", (factor) => {
    fc.assert(
      fc.property(randomGame(), anyCount, (input, count) => {
        expectDecentPlans(flattened({ ...input, count }, factor));
      }),
      { ...RUNS, numRuns: 12 },
    );
  });
});

/** The same game with certain variables; `observes` may hide them. */
function frozen(input: LqgGameInput, observes: "as before" | "nothing"): LqgGameInput {
  const still = (block: LqgGameInput["common"]) =>
    block && { ...block, covariance: block.covariance.map((row) => row.map(() => 0)) };
  const role = <Player extends LqgGameInput["followers"]>(player: Player): Player => ({
    ...player,
    private: still(player.private),
    observes: observes === "nothing" ? [] : player.observes,
  });
  return {
    ...input,
    common: still(input.common),
    leader: role(input.leader),
    major: input.major && role(input.major),
    followers: role(input.followers),
  };
}

test("it does not matter who sees what is certain", () => {
  fc.assert(
    fc.property(randomGame({ leaderCost: "strict" }), (input) => {
      const seeing = lqgGame(frozen(input, "as before"));
      const blind = lqgGame(frozen(input, "nothing"));
      for (const solve of [teamOptimum, noRule]) {
        const [a, b] = [solved(solve(seeing)).costs, solved(solve(blind)).costs];
        for (const role of ["leader", "followers"] as const) {
          expectClose(a[role], b[role]);
        }
      }
    }),
    RUNS,
  );
});
