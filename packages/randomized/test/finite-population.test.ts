import { type FiniteGame, finiteGameSize, loadFiniteGame, withCount } from "@stackelberg/game";
import {
  bestKernel,
  constantKernel,
  enumerateKernel,
  finitePopulation,
  type Kernel,
  roundedPlan,
} from "@stackelberg/randomized";
import { describe, expect, test, vi } from "vitest";
import { pointCosts } from "../src/replies/point-costs.ts";
import { symmetricGame } from "../src/replies/symmetric-game.ts";
import { gameNamed } from "./oracles.ts";

vi.setConfig({ testTimeout: 60_000 });

const roads = loadFiniteGame({
  format: 1,
  kind: "finite",
  name: "left-right",
  leader: { actions: { toll: [0] }, cost: "share(1)" },
  followers: {
    count: "infinity",
    actions: { side: [0, 1] },
    cost: "(1 - side)*share(0) + 2*side*share(1)",
  },
});

test("left or right: the limit's mixture is exploitable by 1/(3N), slope −1", async () => {
  const study = await finitePopulation(roads, {
    counts: [2, 3, 5, 10, 100, 1e6, Number.POSITIVE_INFINITY],
  });
  for (const { count, limitDesign } of study?.rows ?? []) {
    expect(limitDesign.exploitability).toBeCloseTo(1 / (3 * count), 12);
    expect(limitDesign.lossAsPlanned).toBeCloseTo(0, 12);
  }
  expect(study?.slopes.exploitability).toBeCloseTo(-1, 6);
  expect(study?.slopes.lossAsPlanned).toBeNull();
});

test("left or right: two thirds of three players are two, and nobody gains", () => {
  const plan = { major: [[1]], followers: [[2 / 3, 1 / 3]] };
  const kernel = constantKernel(roads, 0);
  // 2 on the left pay 2/3; alone on the right pays 2/3, and would pay 1 on the left
  const rounded = roundedPlan(withCount(roads, 3), plan, kernel);
  expect(rounded.groups.map(({ share }) => Math.round(3 * share))).toEqual([2, 1]);
  expect(rounded.epsilon).toBeCloseTo(0, 14);
  // 7 of 10 on the left pay 0.7, would pay 0.8 on the right; 3 on the right pay 0.6, 0.8 on the left
  expect(roundedPlan(withCount(roads, 10), plan, kernel).epsilon).toBeCloseTo(0, 14);
  // 3 of 5 on the left pay 0.6, would pay 1.2; 2 on the right pay 0.8 and 0.8
  expect(roundedPlan(withCount(roads, 5), plan, kernel).epsilon).toBeCloseTo(0, 14);
});

/** Everybody's cost with N followers whose strategies differ, by visiting every profile. */
function byEnumeration(
  game: FiniteGame,
  strategies: readonly (readonly number[][])[],
  kernel: Kernel,
  major: readonly (readonly number[])[],
) {
  const size = finiteGameSize(game);
  const count = strategies.length;
  const costs = Array.from({ length: count }, () => 0);
  let leader = 0;
  game.states.probabilities.forEach((prior, x) => {
    const sees = game.followers.observations.probabilities[x] ?? [];
    const mixes = strategies.map((strategy) =>
      Array.from({ length: size.followerActions }, (_, u) =>
        sees.reduce((sum, p, y) => sum + p * (strategy[y]?.[u] ?? 0), 0),
      ),
    );
    const profiles = size.followerActions ** count;
    for (let code = 0; code < profiles; code++) {
      const actions = strategies.map(
        (_, i) => Math.floor(code / size.followerActions ** i) % size.followerActions,
      );
      const chance = actions.reduce((p, u, i) => p * (mixes[i]?.[u] ?? 0), prior);
      if (chance === 0) continue;
      const shares = Array.from(
        { length: size.followerActions },
        (_, u) => actions.filter((a) => a === u).length / count,
      );
      const value = (terms: FiniteGame["leader"]["cost"], index: number) =>
        terms.reduce(
          (sum, { shares: m, table }) =>
            sum + (table[index] ?? 0) * m.reduce((p, e, k) => p * (shares[k] ?? 0) ** e, 1),
          0,
        );
      (game.major?.observations.probabilities[x] ?? [1]).forEach((seen, z) => {
        (major[z] ?? []).forEach((played, v) => {
          (kernel[0]?.[z]?.[v] ?? []).forEach((drawn, w) => {
            const p = chance * seen * played * drawn;
            const point = (x * size.majorActions + v) * size.leaderActions + w;
            leader += p * value(game.leader.cost, point);
            actions.forEach((u, i) => {
              costs[i] =
                (costs[i] ?? 0) + p * value(game.followers.cost, point * size.followerActions + u);
            });
          });
        });
      });
    }
  });
  return { leader, costs };
}

describe("charging-night among five cars, written out car by car", () => {
  const game = withCount(gameNamed("charging-night"), 5);
  const plan = {
    major: [
      [0, 1, 0],
      [0, 0.5, 0.5],
    ],
    followers: [
      [0.9, 0.1],
      [0.35, 0.65],
    ],
  };
  const kernel: Kernel = [
    [0, 1].map((z) => [0, 1, 2].map((v) => (v === z ? [0.2, 0.3, 0.5] : [0.6, 0.1, 0.3]))),
  ];
  const everybody = Array.from({ length: 5 }, () => plan.followers);

  test("costs when all draw", () => {
    const found = enumerateKernel(game, plan, kernel);
    const expected = byEnumeration(game, everybody, kernel, plan.major);
    expect(found.leaderCost).toBeCloseTo(expected.leader, 12);
    expect(found.followerCost).toBeCloseTo(expected.costs[0] ?? 0, 12);
  });

  test("the exploitability is what the best of one car's four pure strategies saves", () => {
    const own = byEnumeration(game, everybody, kernel, plan.major).costs[0] ?? 0;
    const pure = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ].map(([a, b]) => {
      const strategy = [a, b].map((u) => [1 - (u ?? 0), u ?? 0]);
      return (
        byEnumeration(game, [strategy, ...everybody.slice(1)], kernel, plan.major).costs[0] ?? 0
      );
    });
    const { followers } = enumerateKernel(game, plan, kernel);
    expect(followers.exploitability).toBeCloseTo(own - Math.min(...pure), 12);
  });

  test("costs and epsilon of the plan in which nobody draws", () => {
    const rounded = roundedPlan(game, plan, kernel);
    const cars = rounded.groups.flatMap(({ share, actions }) =>
      Array.from({ length: Math.round(5 * share) }, () => actions.map((u) => [1 - u, u])),
    );
    expect(cars.length).toBe(5);
    const { leader, costs } = byEnumeration(game, cars, kernel, plan.major);
    expect(rounded.leaderCost).toBeCloseTo(leader, 12);
    const saved = cars.map((_, i) => {
      const best = [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ].map(([a, b]) => {
        const strategy = [a, b].map((u) => [1 - (u ?? 0), u ?? 0]);
        const changed = cars.map((car, j) => (i === j ? strategy : car));
        return byEnumeration(game, changed, kernel, plan.major).costs[i] ?? 0;
      });
      return (costs[i] ?? 0) - Math.min(...best);
    });
    // the major plays fixed shares of a mixture, so only cars deviate here
    expect(rounded.epsilon).toBeGreaterThanOrEqual(Math.max(...saved) - 1e-12);
    const quiet = { ...game, major: game.major && { ...game.major, cost: [] } };
    expect(roundedPlan(quiet, plan, kernel).epsilon).toBeCloseTo(Math.max(...saved), 12);
  });
});

test("the symmetric game has the exact costs as polynomials", () => {
  const game = withCount(gameNamed("charging-night"), 7);
  const followers = [
    [0.8, 0.2],
    [0.4, 0.6],
  ];
  const { leader } = pointCosts(symmetricGame(game), followers);
  const found = enumerateKernel(
    game,
    {
      major: [
        [1, 0, 0],
        [1, 0, 0],
      ],
      followers,
    },
    constantKernel(game, 0),
  );
  // x = 0 and x = 1 with v = 0, w = 0
  expect(((leader[0] ?? 0) + (leader[9] ?? 0)) / 2).toBeCloseTo(found.leaderCost, 13);
});

test("the limit's kernel is exploitable as 1/N, its loss falls as 1/N (charging-night)", async () => {
  const study = await finitePopulation(gameNamed("charging-night"), {
    counts: [1000, 10_000, Number.POSITIVE_INFINITY],
  });
  expect(study?.slopes.exploitability).toBeCloseTo(-1, 3);
  expect(study?.slopes.lossAsPlanned).toBeCloseTo(-1, 3);
  expect(study?.rows[2]?.limitDesign.exploitability).toBeLessThan(1e-12);
  for (const { target } of study?.rows ?? []) expect(target?.status).toBe("optimal");
});

test("no study where no rule holds the target", async () => {
  const game = { ...gameNamed("audit"), target: { major: [[0, 1]], followers: [[0, 1]] } };
  expect(await finitePopulation(game)).toBeNull();
  expect((await bestKernel(game, game.target)).status).toBe("impossible");
});
