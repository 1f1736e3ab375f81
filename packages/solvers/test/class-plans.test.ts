import { type ClassGame, loadClassGame, nameClassPlan } from "@stackelberg/game";
import {
  classSimultaneousNash,
  classTarget,
  classTeamOptimum,
  solveClassPlan,
} from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { solved } from "./solved.ts";

interface Costs {
  readonly leader?: string;
  readonly homes?: string;
}

const given = ({ leader, homes }: Costs = {}, target?: unknown): ClassGame =>
  loadClassGame({
    format: 1,
    kind: "lqg",
    name: "homes-and-shops",
    common: [{ name: "x", variance: 1 }],
    leader: {
      actions: ["p"],
      observes: { y0: "x" },
      cost: leader ?? "(mean(u) - x)^2 + (mean(v) - 2*x + mean(u))^2 + (p + mean(u))^2",
    },
    population: { count: 10 },
    followers: [
      {
        name: "homes",
        share: 0.8,
        actions: ["u"],
        observes: { y: "x" },
        cost: homes ?? "u^2 + p*u",
      },
      { name: "shops", share: 0.2, actions: ["v"], observes: { z: "x" }, cost: "v^2 + p*v" },
    ],
    ...(target ? { target } : {}),
  });

describe("a target of classes", () => {
  test("is the team optimum where nothing is prescribed", () => {
    const game = given();
    expect(classTarget(game)).toEqual(classTeamOptimum(game));
    expectClose(solved(classTarget(game)).costs.leader, 0);
  });

  test("keeps what a class is told, and the rest is best for the leader", () => {
    const game = given({}, { followers: { u: "3*y" } });
    const { plan, costs } = solved(classTarget(game));
    const { followers, leader } = nameClassPlan(game, plan);
    expectClose(followers?.["u"]?.["y"], 3);
    expectClose(followers?.["v"]?.["z"], -1);
    // she sees x herself and through both classes
    const reactions = Object.values(leader?.["p"] ?? {});
    expectClose(
      reactions.reduce((sum, each) => sum + each, 0),
      -3,
    );
    // (3x − x)² alone is left
    expectClose(costs.leader, 4);
  });

  test("keeps what the leader is told", () => {
    const game = given({}, { leader: { p: "0" } });
    const { plan, costs } = solved(classTarget(game));
    // (u − x)² + u² is least at x/2, v makes up for it
    expectClose(nameClassPlan(game, plan).followers?.["u"]?.["y"], 0.5);
    expectClose(costs.leader, 0.5);
  });
});

describe("what is no response of a class", () => {
  test("a concave cost has none, and the class is named", () => {
    const outcome = classSimultaneousNash(given({ homes: "-u^2 + p*u" }));
    expect(outcome.status).toBe("no-equilibrium");
    if (outcome.status === "solved") return;
    expect(outcome.reason).toContain("the class homes has curvature -2 in its own action");
  });

  test("who is told what to do may have any cost", () => {
    const outcome = solveClassPlan(given({ homes: "-u^2 + p*u" }), {
      classes: [[{ kind: "prescribed", coefficients: [0, 1] }], [{ kind: "responds" }]],
      leader: [{ kind: "prescribed", coefficients: [4, 0] }],
    });
    // 2v + 4 = 0, and u = x: E(−2 − 2x + x)² + E(4 + x)²
    expectClose(solved(outcome).costs.leader, 5 + 17);
  });

  test("a flat cost has one where nobody minds: p = 0, so u averages 0", () => {
    const outcome = classSimultaneousNash(given({ homes: "p*u" }));
    // v = 0 too: E(x²) + E(4x²)
    expectClose(solved(outcome).costs.leader, 5);
  });
});

test("a leader whose cost bends down in one class is told which action", () => {
  const cost = "(mean(u) - x)^2 + p^2 - 0.5*v^2";
  expect(() => classTeamOptimum(given({ leader: cost }))).toThrow(/\bv\b/);
});
