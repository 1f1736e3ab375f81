import { type LqgGame, loadGame } from "@stackelberg/game";
import {
  nashResponse,
  noRule,
  type SolvedPlan,
  simultaneousNash,
  staticStackelberg,
  teamOptimum,
} from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { solved } from "./solved.ts";

/** A game without randomness between a leader and equal followers. */
function game(leader: readonly [string, string], followers: readonly [string, string, number]) {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "published",
    leader: { actions: [leader[0]], cost: leader[1] },
    followers: { count: followers[2], actions: [followers[0]], cost: followers[1] },
  });
}

function outcome(plan: SolvedPlan) {
  const { costs, plan: strategies } = plan;
  return [
    strategies.followers.get(0, 0),
    strategies.leader.get(0, 0),
    costs.followers,
    costs.leader,
  ] as const;
}

function expectOutcome(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => expectClose(found[i], value, 1e-12));
}

describe("Ho, Luh and Olsder (1982)", () => {
  const hlo = game(["uL", "(uF - 5)^2 + uL^2"], ["uF", "uL^2 + uF^2 - uL*uF", 1]);

  test("Nash, static Stackelberg and team", () => {
    expectOutcome(outcome(solved(simultaneousNash(hlo))), [0, 0, 0, 25]);
    expectOutcome(outcome(solved(staticStackelberg(hlo))), [1, 2, 3, 20]);
    expectOutcome(outcome(teamOptimum(hlo)), [5, 0, 25, 0]);
    expectOutcome(outcome(solved(noRule(hlo))), [0, 0, 0, 25]);
  });
});

describe("Chasnov, Ratliff and Burden (2025)", () => {
  const human = "0.5*(x - 0.1)^2 - 1/3*(x - 0.1)*(y - 0.7) + 7/30*(y - 0.7)^2";
  const machine = "0.5*y^2 - y*x + x^2";

  test("Nash", () => {
    const led = game(["y", machine], ["x", human, 1]);
    expectOutcome(outcome(solved(simultaneousNash(led))), [-0.2, -0.2, 0.144, 0.02]);
  });

  test("led by the human", () => {
    const led = game(["x", human], ["y", machine, 1]);
    expectOutcome(outcome(solved(staticStackelberg(led))), [0.2, 0.2, 0.02, 0.08]);
  });

  test("led by the machine", () => {
    const led = game(["y", machine], ["x", human, 1]);
    const found = outcome(solved(staticStackelberg(led)));
    expectOutcome(found, [-4 / 25, -2 / 25, 0.10816, 0.016]);
  });

  test("the machine's team optimum", () => {
    expectOutcome(outcome(teamOptimum(game(["y", machine], ["x", human, 1]))), [0, 0, 0.096, 0]);
  });
});

describe("Stackelberg and Cournot", () => {
  /** Price 13 − Q − Σq, unit cost 1; costs are minus profits. N is part of the cost. */
  const cournot = (n: number): LqgGame =>
    game(["Q", `-(12 - Q - ${n}*mean(q))*Q`], ["q", `-(12 - Q - ${n}*mean(q))*q`, n]);

  test.each([1, 2, 3, 5, 10, 1000])("%i followers", (n) => {
    const led = solved(staticStackelberg(cournot(n)));
    const [q, quantity, cost, profit] = outcome(led);
    expectClose(quantity, 6);
    expectClose(q, 6 / (n + 1));
    expectClose(profit, -36 / (n + 1));
    expectClose(cost, -36 / (n + 1) ** 2);
    expect(led.unique).toBe(true);
  });

  test("Cournot: everybody at once", () => {
    const [q, quantity] = outcome(solved(simultaneousNash(cournot(3))));
    expectClose(q, 12 / 5);
    expectClose(quantity, 12 / 5);
  });

  test("a price times a quantity is no team problem", () => {
    expect(() => teamOptimum(cournot(2))).toThrowError(
      expect.objectContaining({ code: "STACKELBERG_LEADER_COST_NOT_CONVEX" }),
    );
  });

  test("the response to any given quantity", () => {
    const { plan } = solved(nashResponse(cournot(4), new Matrix([[2]])));
    expectClose(plan.followers.get(0, 0), 10 / 5);
  });
});
