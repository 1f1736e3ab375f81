import { informationOf, type LqgGame, loadGame } from "@stackelberg/game";
import {
  nashResponse,
  noRule,
  simultaneousNash,
  staticStackelberg,
  targetPlan,
} from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { solved } from "./solved.ts";

function game(
  cost: string,
  count: number,
  leader: Readonly<Record<string, unknown>> = {},
): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "response",
    common: [{ name: "x", mean: 1, variance: 2 }],
    leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + p^2", ...leader },
    followers: {
      count,
      actions: ["u"],
      private: [{ name: "t", variance: 1 }],
      observes: { y: "x + t" },
      cost,
    },
  });
}

const always = (of: LqgGame, value: number) => {
  const strategy = Matrix.zeros(1, informationOf(of, "leader").names.length);
  return strategy.set(0, 0, value);
};

describe("Nash response", () => {
  test("estimates what it does not see", () => {
    // u = E[x | y] − p/2, E[x | y] = 1 + ⅔(y − 1)
    const alone = game("(u - x)^2 + p*u", 5);
    const { plan, unique } = solved(nashResponse(alone, always(alone, 3)));
    expectClose(plan.followers.get(0, 0), 1 / 3 - 1.5);
    expectClose(plan.followers.get(0, 1), 2 / 3);
    expect(unique).toBe(true);
  });

  test.each([1, 2, 10, Number.POSITIVE_INFINITY])(
    "counts its own part of the mean, N = %d",
    (n) => {
      // 2(u − 1) + mean(u) + u/N = 0
      const crowd = game("(u - 1)^2 + u*mean(u)", n);
      const { plan } = solved(noRule(crowd));
      expectClose(plan.followers.get(0, 0), 2 / (3 + 1 / n));
      expectClose(plan.followers.get(0, 1), 0);
    },
  );

  test("plays against the leader's default action", () => {
    const { plan } = solved(noRule(game("(u - x)^2 + p*u", 5, { default: { p: 4 } })));
    expectClose(plan.leader.get(0, 0), 4);
    expectClose(plan.followers.get(0, 0), 1 / 3 - 2);
  });
});

describe("what is no response", () => {
  test("a concave cost has none", () => {
    const concave = game("p*u - u^2", 3);
    for (const solve of [noRule, simultaneousNash, staticStackelberg]) {
      expect(solve(concave).status).toBe("no-equilibrium");
    }
  });

  test("concave alone, convex with one's own part of the mean", () => {
    // curvature −2 + 4/N + 2/N²
    const cost = "-u^2 + 2*u*mean(u) + mean(u)^2 + p*u";
    expect(noRule(game(cost, 2)).status).toBe("solved");
    expect(noRule(game(cost, 3)).status).toBe("no-equilibrium");
  });

  describe("with two own actions", () => {
    const two = (cost: string, more: object = {}) =>
      loadGame({
        format: 1,
        kind: "lqg",
        name: "two-actions",
        leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (mean(v) - 1)^2 + p^2" },
        followers: { count: 3, actions: ["u", "v"], cost },
        ...more,
      });

    test("a bowl has one", () => {
      // 2u + v = 2 and u + 2v = 0
      const { plan } = solved(noRule(two("u^2 + v^2 + u*v - 2*u")));
      expectClose(plan.followers.get(0, 0), 4 / 3);
      expectClose(plan.followers.get(1, 0), -2 / 3);
    });

    test.each(["u^2 + v^2 + 4*u*v - 2*u", "v^2 - u^2", "u^2 - v^2"])("a saddle, %s", (cost) => {
      expect(noRule(two(cost)).status).toBe("no-equilibrium");
    });

    test.each([0.1, 0.3, 0.7, 3])("a valley, along (%d, -1), has many", (slope) => {
      expect(noRule(two(`(u + ${slope}*v - 1)^2`)).status).toBe("not-unique");
    });
  });

  test("only those who respond need a bowl", () => {
    const steered = loadGame({
      format: 1,
      kind: "lqg",
      name: "steered-major",
      leader: { actions: ["p"], cost: "(v - 1)^2 + mean(u)^2 + p^2" },
      major: { actions: ["v"], cost: "-v^2 + p*v" },
      followers: { count: 3, actions: ["u"], cost: "(u - v)^2 + p*u" },
    });
    expect(noRule(steered).status).toBe("no-equilibrium");
    // min (v − 1)² + u² with u = v − p/2, and p²: v = 1 − u, p = u/2
    const { plan } = solved(targetPlan(steered));
    const p = plan.leader.get(0, 0);
    expectClose(plan.major?.get(0, 0), 1 - 2 * p);
    expectClose(plan.followers.get(0, 0), 2 * p);
  });

  test("a follower who does not care has many", () => {
    expect(noRule(game("p*p", 3)).status).toBe("not-unique");
  });

  test("followers who copy each other have many", () => {
    // in the limit (u − mean(u))² leaves the common level open
    const copying = game("(u - mean(u))^2 + p*p", Number.POSITIVE_INFINITY);
    expect(noRule(copying).status).toBe("not-unique");
  });
});
