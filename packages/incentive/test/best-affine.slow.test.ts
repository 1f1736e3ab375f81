import { gallery } from "@stackelberg/gallery";
import { type LqgGame, lqgGame, withCount, withMonitoring } from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import {
  type BestAffineRule,
  bestAffine,
  design,
  solvedTarget,
  verify,
} from "@stackelberg/incentive";
import { staticStackelberg } from "@stackelberg/solvers";
import { randomGameInput } from "@stackelberg/tooling-written-out";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { expectedSignal, reactionGame } from "../src/induced/reaction-game.ts";

/** Gains of both signs, evenly over eight decades. */
const grid = Array.from({ length: 320 }, (_, k) => 10 ** (k / 40 - 4)).flatMap((r) => [r, -r]);

function randomMonitoredGame(seed: number) {
  const major = seed % 4 === 0 ? 1 : 0;
  const input = randomGameInput(seed, {
    count: [1, 2, 3, 10, 1000][seed % 5] ?? 1,
    variables: { common: 1 + (seed % 2), leader: 1, major, followers: 1 },
    actions: { leader: 1, major, followers: 1 },
    observations: { leader: 1, major, followers: 1 + (seed % 2) },
    knows: seed % 3 === 0 ? "own" : "observations",
    leaderCost: "strict",
    followerCosts: seed % 2 === 1 ? "convex" : "general",
    readings: "generic",
    covariances: "regular",
  });
  const game = lqgGame(input);
  if (seed % 3 === 1) return withMonitoring(game, major ? { noise: 0.3 } : { tremble: [0.1] });
  return seed % 3 === 2 ? withMonitoring(game, { what: "mean", noise: 0.05 }) : game;
}

test("no gain on a fine grid beats what is called global, in 120 random games", () => {
  let proved = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const game = randomMonitoredGame(seed);
    const { incentive } = design(game, { defence: false, solver: bestAffine() });
    const rule = incentive?.rule as Omit<BestAffineRule, "kind">;
    if (rule.optimum !== "global") continue;
    proved++;
    const cost = incentive?.response?.leaderCost ?? Number.NaN;
    const { plan } = solvedTarget(game);
    const base = { policy: plan.leader, expected: expectedSignal(game, plan) };
    for (const gain of grid) {
      const reaction = { ...base, gain: new Matrix([[gain]]) };
      const other = staticStackelberg(reactionGame(game, plan, reaction));
      if (other.status !== "solved") continue;
      expect(other.costs.leader).toBeGreaterThan(cost - 1e-7 * Math.max(1, Math.abs(cost)));
    }
  }
  expect(proved).toBeGreaterThan(115);
});

/** The gallery's games without payments or a major follower. */
const crowds: readonly LqgGame[] = gallery.flatMap(({ text }) => {
  const game = readAnyGame(text);
  if (game.kind !== "lqg" || "classes" in game) return [];
  return game.major || game.payments.length > 0 ? [] : [game];
});

describe.each(crowds.map((game) => [game.name, game] as const))("%s", (_, game) => {
  const tremble = game.followers.actions.map(() => 0.01);
  const seen: readonly (readonly [string, LqgGame])[] = [
    ["her own readings", { ...game, knows: "own" }],
    ["the mean", withMonitoring(game, { what: "mean" })],
    ["the mean with noise", withMonitoring(game, { what: "mean", noise: 0.01 })],
    ["trembling actions", withMonitoring(game, { tremble })],
    [
      "trembling actions and her own readings",
      { ...withMonitoring(game, { tremble }), knows: "own" },
    ],
  ];

  test.each(seen)(
    "seeing %s of many, the best affine rule is valid and worth announcing",
    (__, one) => {
      for (const count of [1e4, 1e6, 1e9]) {
        const many = withCount(one, count);
        const result = design(many, { solver: bestAffine() });
        expect(verify(many, result).findings).toEqual([]);
        const cost = result.incentive?.response?.leaderCost ?? Number.NaN;
        const ignoring = result.baselines.noIncentive.leaderCost ?? Number.NaN;
        expect(cost).toBeLessThanOrEqual(ignoring + 1e-9 * Math.max(1, Math.abs(ignoring)));
      }
    },
  );
});

/** A random game with so many followers that gains of their order meet terms without it. */
function randomCrowd(seed: number): LqgGame {
  const [major, actions] = [seed % 3 === 0 ? 1 : 0, 1 + (seed % 2)];
  const game = lqgGame(
    randomGameInput(seed, {
      count: [1e3, 1e5, 1e7, 1e9, Number.POSITIVE_INFINITY][seed % 5] ?? 1,
      variables: { common: actions, leader: 1, major, followers: 1 },
      actions: { leader: seed % 7 === 0 ? 2 : 1, major: major * actions, followers: actions },
      observations: { leader: 1, major, followers: actions },
      knows: seed % 4 === 0 ? "own" : "observations",
      leaderCost: "strict",
      followerCosts: seed % 2 === 1 ? "convex" : "general",
      readings: "generic",
      covariances: "regular",
    }),
  );
  if (seed % 8 === 1) return withMonitoring(game, { tremble: Array<number>(actions).fill(0.1) });
  if (seed % 8 === 3) return withMonitoring(game, { what: "mean" });
  return seed % 8 === 2 ? { ...game, payments: ["followers"] } : game;
}

test("what is designed by default for 200 random crowds verifies", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const game = randomCrowd(seed);
    expect(verify(game, design(game)).findings, `seed ${seed}`).toEqual([]);
  }
});
