import { isStackelbergError, loadGame } from "@stackelberg/game";
import { assertLeaderCostConvex, teamOptimum } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

function game(cost: string, count = 3) {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "convexity",
    leader: { actions: ["p"], cost },
    followers: {
      count,
      actions: ["u"],
      private: [{ name: "t", variance: 1 }],
      observes: { y: "t" },
      cost: "(u - t)^2 + p*u",
    },
  });
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isStackelbergError(error)) return error.code;
    throw error;
  }
  return "none";
}

const convexity = (cost: string, count?: number) =>
  codeOf(() => assertLeaderCostConvex(game(cost, count)));

describe("convexity of the leader's cost", () => {
  test.each([
    ["(u - 1)^2 + p^2", "none"],
    ["mean(u)^2", "none"],
    ["(mean(u) - p)^2", "none"],
    ["p^2 + 2*p*u + u^2", "none"],
    ["p*u + p^2", "STACKELBERG_LEADER_COST_NOT_CONVEX"],
    ["p^2 - 0.001*u^2", "STACKELBERG_LEADER_COST_NOT_CONVEX"],
    ["u^2 - 1.001*mean(u)^2 + p^2", "STACKELBERG_LEADER_COST_NOT_CONVEX"],
    ["u^2 - mean(u)^2 + p^2", "none"],
  ])("%s: %s", (cost, code) => {
    expect(convexity(cost)).toBe(code);
  });

  test("differences among followers matter only where there are several", () => {
    const cost = "2*mean(u)^2 - u^2 + p^2";
    expect(convexity(cost, 1)).toBe("none");
    expect(convexity(cost, 2)).toBe("STACKELBERG_LEADER_COST_NOT_CONVEX");
    expect(convexity(cost, Number.POSITIVE_INFINITY)).toBe("STACKELBERG_LEADER_COST_NOT_CONVEX");
  });

  test("says in which direction it fails", () => {
    expect(() => teamOptimum(game("p^2 - u^2"))).toThrowError(/curvature -2.* in mean\(u\)/);
  });
});

describe("convex but unbounded", () => {
  test("a linear cost", () => {
    expect(codeOf(() => teamOptimum(game("u + p^2")))).toBe("STACKELBERG_LEADER_COST_UNBOUNDED");
  });

  test("bounded for every finite number of followers only", () => {
    // u = a·t costs a²/N + a
    const cost = "mean(u)^2 + u*t + p^2";
    for (const count of [1, 2, 10, 1000]) {
      expectClose(teamOptimum(game(cost, count)).costs.leader, -count / 4);
    }
    const limit = game(cost, Number.POSITIVE_INFINITY);
    expect(codeOf(() => teamOptimum(limit))).toBe("STACKELBERG_LEADER_COST_UNBOUNDED");
  });
});

test("what cancels up to rounding is flat, not concave and not curved", () => {
  // with one follower u − mean(u) is 0, but the terms of its square are not
  for (const [a, b, c] of [
    [0.3, 0.7, 1.1],
    [0.171875, -0.109375, 0.34375],
    [1.3, -2.1, 0.01],
  ]) {
    const lone = loadGame({
      format: 1,
      kind: "lqg",
      name: "lone",
      common: [{ name: "x", variance: c }],
      leader: { actions: ["p"], cost: "(u - mean(u) + p - x)^2" },
      followers: {
        count: 1,
        actions: ["u"],
        private: [{ name: "t", variance: 0.7 }],
        observes: { y: `${a}*x + ${b}*t`, z: `${b}*x - ${a}*t` },
        cost: "(u - t)^2 + p*u",
      },
    });
    const { costs, plan } = teamOptimum(lone);
    expectClose(costs.leader, 0);
    expect(plan.followers.norm("frobenius")).toBeLessThan(1e-9);
  }
});
