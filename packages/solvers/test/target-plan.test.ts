import { type LqgGame, loadGame, namePlan } from "@stackelberg/game";
import { targetPlan, teamOptimum } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { solved } from "./solved.ts";

const common = [{ name: "x", variance: 1 }];

describe("without a major follower", () => {
  const game = (target?: unknown): LqgGame =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "prescribed",
      common,
      leader: {
        actions: ["p", "q"],
        observes: { y0: "x" },
        cost: "(a - x)^2 + (b - 2*x + a)^2 + (p + a)^2 + q^2",
      },
      followers: {
        count: 4,
        actions: ["a", "b"],
        observes: { y: "x" },
        cost: "a^2 + b^2 + p*a + q*b",
      },
      ...(target ? { target } : {}),
    });
  const policies = (of: LqgGame) => namePlan(of, solved(targetPlan(of)).plan);

  test("the target is the team optimum", () => {
    const free = game();
    expect(solved(targetPlan(free)).costs).toEqual(teamOptimum(free).costs);
    expectClose(solved(targetPlan(free)).costs.leader, 0);
  });

  test("a prescribed action is kept and the rest is best for the leader", () => {
    const of = game({ followers: { a: "3*y" } });
    const { followers } = policies(of);
    expectClose(followers?.["a"]?.["y"], 3);
    expectClose(followers?.["b"]?.["y"], -1);
    // (3x − x)² alone is left
    expectClose(solved(targetPlan(of)).costs.leader, 4);
  });

  test("a prescribed action of the leader is kept", () => {
    const of = game({ leader: { p: "0" } });
    // a: (a − x)² + a² is least at x/2, b makes up for it
    const { followers } = policies(of);
    expectClose(followers?.["a"]?.["y"], 0.5);
    expectClose(followers?.["b"]?.["y"], 1.5);
    expectClose(solved(targetPlan(of)).costs.leader, 0.5);
  });

  test("a target of constants", () => {
    const of = game({ followers: { a: "1", b: "2" }, leader: { p: "y0 - 1" } });
    const { followers, leader } = policies(of);
    expectClose(followers?.["a"]?.["constant"], 1);
    expectClose(followers?.["b"]?.["constant"], 2);
    expectClose(leader?.["p"]?.["constant"], -1);
    // (1 − x)² + (3 − 2x)² + x²
    expectClose(solved(targetPlan(of)).costs.leader, 2 + 13 + 1);
  });
});

describe("with a major follower", () => {
  const game = (target?: unknown): LqgGame =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "major",
      common,
      leader: {
        actions: ["p"],
        observes: { y0: "x" },
        cost: "p^2 + (mean(u) - 2*x)^2 + 0.1*(v - x)^2",
      },
      major: {
        actions: ["v"],
        observes: { z: "x" },
        cost: "(v - x)^2 + p*v + 0.5*p^2 + 0.25*v*mean(u)",
      },
      followers: {
        count: 7,
        actions: ["u"],
        observes: { y: "x" },
        cost: "(u - x - 0.5*v)^2 + 0.5*(u - mean(u))^2 + p*u",
      },
      ...(target ? { target } : {}),
    });

  test("major and leader are chosen, minors respond", () => {
    const of = game();
    const { plan, costs } = solved(targetPlan(of));
    expectClose(plan.leader.sum(), -1 / 15);
    expectClose(plan.major?.get(0, 1), 5 / 3);
    expectClose(plan.followers.get(0, 1), 28 / 15);
    expectClose(costs.leader, 1 / 15);
    expectClose(teamOptimum(of).costs.leader, 0);
  });

  test("the minors respond to a prescribed major", () => {
    const { plan } = solved(targetPlan(game({ major: { v: "2*z" }, leader: { p: "0" } })));
    expectClose(plan.major?.get(0, 1), 2);
    expectClose(plan.followers.get(0, 1), 2);
  });

  test("prescribed minors are kept, equilibrium or not", () => {
    const { plan, costs } = solved(targetPlan(game({ followers: { u: "2*y" } })));
    expectClose(plan.followers.get(0, 1), 2);
    expectClose(plan.major?.get(0, 1), 1);
    expectClose(plan.leader.sum(), 0);
    expectClose(costs.leader, 0);
  });
});
