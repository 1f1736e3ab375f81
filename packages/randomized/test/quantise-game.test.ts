import { readFileSync } from "node:fs";
import { type LqgGame, loadGame, namePlan } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { solvedTarget } from "@stackelberg/incentive";
import { bestKernel, designKernel, enumerateKernel, quantiseGame } from "@stackelberg/randomized";
import { expect, test, vi } from "vitest";
import { gaussHermite } from "../src/quantisation/gauss-hermite.ts";
import { normalCdf } from "../src/quantisation/quantised-observation.ts";

vi.setConfig({ testTimeout: 60_000 });

const majorMinor = readGame(
  readFileSync(new URL("games/major-minor.yaml", import.meta.url), "utf8"),
);
const steps = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

test.each([1, 0.5])(
  "major-minor's target cost 1/15 is recovered to 0.3 steps² (step %d)",
  async (step) => {
    const plan = namePlan(majorMinor, solvedTarget(majorMinor).plan);
    const actions = { u0: steps(-2, 2, step), v: steps(-3, 3, step), u: steps(-3.5, 3.5, step) };
    const game = quantiseGame(majorMinor, { actions, plan });
    const { followers = [], major = [] } = game.target ?? {};
    const solution = await bestKernel(game, { followers, major });
    expect(solution.status).toBe("optimal");
    const found = enumerateKernel(game, { followers, major }, solution.kernel);
    expect(Math.max(found.followers.largestGain, found.major?.largestGain ?? 0)).toBeLessThan(1e-9);
    expect(Math.abs(solution.leaderCost - 1 / 15)).toBeLessThanOrEqual(0.3 * step ** 2);
  },
);

/** One follower's action and a price; without randomness, so that everything is on the grid. */
const deterministic: LqgGame = loadGame({
  format: 1,
  kind: "lqg",
  name: "deterministic",
  leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (v - 1)^2 + 0.1*p^2" },
  major: { actions: ["v"], cost: "v^2 + p" },
  followers: { count: "infinity", actions: ["u"], cost: "(u - v)^2" },
});

test("without randomness the best finite target is the continuous one where that is on the grid", async () => {
  const continuous = solvedTarget(deterministic);
  const names = namePlan(deterministic, continuous.plan);
  const game = quantiseGame(deterministic, {
    actions: { p: [-4, -2, 0, 2, 4], v: [0, 0.5, 1], u: [0, 0.5, 1] },
  });
  const { target, search } = await designKernel(game);
  expect(search.status).toBe("optimal");
  expect(names.major?.["v"]?.["constant"]).toBeCloseTo(1, 9);
  expect(target?.policies.major).toEqual([[0, 0, 1]]);
  expect(target?.policies.followers[0]?.[2]).toBeCloseTo(1, 9);
  // she would like p = 0 on the path and threatens with p = 4 off it
  expect(target?.leaderCost).toBeCloseTo(0, 9);
});

test("Gauss–Hermite rules have the moments of the normal distribution", () => {
  const moments = [1, 0, 1, 0, 3, 0, 15, 0, 105, 0];
  const { nodes, weights } = gaussHermite(5);
  moments.forEach((moment, k) => {
    const sum = nodes.reduce((total, node, i) => total + (weights[i] as number) * node ** k, 0);
    expect(sum).toBeCloseTo(moment, 10);
  });
});

test("the normal distribution function", () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 14);
  expect(normalCdf(-1.96)).toBeCloseTo(0.024997895148220435, 14);
  expect(normalCdf(6)).toBeCloseTo(1 - 9.865876450377018e-10, 15);
  expect(normalCdf(-8) / 6.220960574271786e-16).toBeCloseTo(1, 10);
});

test("noisy observations have probabilities that add up to 1, and refine", () => {
  const noisy = loadGame({
    format: 1,
    kind: "lqg",
    name: "noisy",
    common: [{ name: "x", mean: 2, variance: 1 }],
    leader: { actions: ["p"], cost: "(mean(u) - x)^2 + p^2" },
    followers: {
      count: 10,
      actions: ["u"],
      private: [{ name: "e", variance: 0.25 }],
      observes: { y: "x + e" },
      cost: "u^2 + p*u",
    },
  });
  const game = quantiseGame(noisy, { actions: { p: [0, 1], u: [0, 1] }, observationPoints: 9 });
  const { values, probabilities } = game.followers.observations;
  game.states.values.forEach(([x = 0], i) => {
    const row = probabilities[i] as readonly number[];
    expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    const mean = row.reduce((sum, p, k) => sum + p * (values[k]?.[0] as number), 0);
    expect(mean).toBeCloseTo(x, 1);
  });
});

test("refuses what has no finite form, and says why", () => {
  const refuse = (changes: object) => () =>
    quantiseGame(
      loadGame({
        format: 1,
        kind: "lqg",
        name: "refused",
        common: [
          {
            names: ["a", "b"],
            covariance: [
              [1, 0.5],
              [0.5, 1],
            ],
          },
        ],
        leader: { actions: ["p"], cost: "p^2" },
        followers: { count: 1, actions: ["u"], cost: "u^2 + p*u" },
        ...changes,
      }),
      { actions: { p: [0], u: [0] } },
    );
  const coded = expect.objectContaining({ code: "STACKELBERG_NOT_QUANTISABLE" });
  expect(refuse({})).toThrow(coded);
  const need = [{ name: "need", variance: 1 }];
  const followers = { count: 1, actions: ["u"], private: need, cost: "(u - need)^2" };
  expect(refuse({ common: [], followers })).toThrow(/private variable/);
  expect(() => quantiseGame(deterministic, { actions: { p: [0], v: [0] } })).toThrow(/action u/);
});
