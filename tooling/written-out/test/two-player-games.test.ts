import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import {
  centredGame,
  exploitabilityOf,
  inducedNash,
  noRule,
  ruleOnMean,
  simultaneousNash,
  staticStackelberg,
  teamOptimum,
  writtenOutGame,
} from "../src/index.ts";
import { type Product, square } from "./quadratic-form.ts";
import { game as sketched } from "./sketched-game.ts";

const nothing = { names: [], covariance: [] };

/** A game without randomness between a leader `l` and one follower `f`. */
function twoPlayers(leader: readonly Product[], follower: readonly Product[]) {
  const sketch = {
    name: "two-players",
    common: nothing,
    leader: { actions: ["l"], cost: leader },
    followers: { actions: ["f"], cost: follower },
  };
  return writtenOutGame(centredGame(sketched(sketch)(1)));
}

describe("Ho, Luh and Olsder 1982", () => {
  const game = twoPlayers(
    [square(1, { f: 1, "1": -5 }), square(1, { l: 1 })],
    [square(1, { l: 1 }), square(1, { f: 1 }), [-1, { l: 1 }, { f: 1 }]],
  );
  const rule = ruleOnMean(game, new Matrix([[-10]]), { mean: new Matrix([[2]]) });

  test("benchmarks", () => {
    const nash = simultaneousNash(game);
    expect(nash.costs.leader).toBeCloseTo(25, 12);
    const led = staticStackelberg(game);
    expect(led.costs.leader).toBeCloseTo(20, 12);
    expect(led.costs.followers[0]).toBeCloseTo(3, 12);
    expect(led.plan.leader.get(0, 0)).toBeCloseTo(2, 12);
    const team = teamOptimum(game);
    expect(team.costs.leader).toBeCloseTo(0, 12);
    expect(team.costs.followers[0]).toBeCloseTo(25, 12);
    expect(noRule(game).costs.leader).toBeCloseTo(25, 12);
  });

  test("the incentive 2f − 10", () => {
    const induced = inducedNash(game, rule);
    expect(induced.unique).toBe(true);
    expect(induced.costs.leader).toBeCloseTo(0, 12);
    expect(induced.costs.followers[0]).toBeCloseTo(25, 12);
    const [deviation] = exploitabilityOf(game, induced.plan, rule).followers;
    expect(deviation?.saving).toBeCloseTo(0, 12);
    expect(deviation?.curvature).toBeCloseTo(6, 12);
  });
});

describe("Chasnov, Ratliff and Burden 2025", () => {
  const human: readonly Product[] = [
    square(0.5, { f: 1, "1": -0.1 }),
    [-1 / 3, { f: 1, "1": -0.1 }, { l: 1, "1": -0.7 }],
    square(7 / 30, { l: 1, "1": -0.7 }),
  ];
  const machine: readonly Product[] = [
    square(0.5, { l: 1 }),
    [-1, { l: 1 }, { f: 1 }],
    square(1, { f: 1 }),
  ];
  const game = twoPlayers(machine, human);

  test("benchmarks", () => {
    const nash = simultaneousNash(game).costs;
    expect(nash.followers[0]).toBeCloseTo(0.144, 12);
    expect(nash.leader).toBeCloseTo(0.02, 12);
    const led = staticStackelberg(game);
    expect(led.costs.followers[0]).toBeCloseTo(0.10816, 12);
    expect(led.costs.leader).toBeCloseTo(0.016, 12);
  });

  test("the machine's incentive", () => {
    const rule = ruleOnMean(game, new Matrix([[0]]), { mean: new Matrix([[5 / 11]]) });
    const induced = inducedNash(game, rule);
    expect(induced.costs.followers[0]).toBeCloseTo(0.096, 12);
    expect(induced.costs.leader).toBeCloseTo(0, 12);
    const [deviation] = exploitabilityOf(game, induced.plan, rule).followers;
    expect(deviation?.curvature).toBeCloseTo(96 / 121, 12);
  });
});

describe("curvature can fail", () => {
  const family = (target: number) => {
    const game = twoPlayers(
      [square(1, { f: 1, "1": -target }), square(1, { l: 1 })],
      [square(1, { f: 1, "1": -1 }), [3, { l: 1 }, { f: 1 }], square(0.5, { l: 1 })],
    );
    const gain = -(2 * (target - 1)) / (3 * target);
    const rule = ruleOnMean(game, new Matrix([[-gain * target]]), { mean: new Matrix([[gain]]) });
    return exploitabilityOf(game, inducedNash(game, rule).plan, rule).followers[0];
  };

  test.each([
    [2, 1 / 9, true],
    [2.5, -6 / 25, false],
    [3, -38 / 81, false],
  ])("target %d", (target, curvature, finite) => {
    const deviation = family(target);
    expect(deviation?.curvature).toBeCloseTo(curvature, 12);
    expect(Number.isFinite(deviation?.saving)).toBe(finite);
  });
});

describe("a rule that leaves the followers without an equilibrium", () => {
  test("is reported by a residual", () => {
    const game = twoPlayers(
      [square(1, { f: 1 }), square(1, { l: 1 })],
      [square(1, { f: 1, "1": -1 }), [1, { l: 1 }, { f: 1 }]],
    );
    const rule = ruleOnMean(game, new Matrix([[0]]), { mean: new Matrix([[-1]]) });
    const induced = inducedNash(game, rule);
    expect(induced.unique).toBe(false);
    expect(induced.residual).toBeGreaterThan(0.1);
  });
});
