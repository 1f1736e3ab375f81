import { enumerateKernel } from "@stackelberg/randomized";
import { expect, test } from "vitest";
import { searchTarget } from "../src/best-target/target-search.ts";
import { loadHighs } from "../src/linear-program.ts";
import { bruteForceCost, grid } from "./brute-force.ts";
import { gameFromNumbers, type RandomGameShape } from "./random-game.ts";

const shapes: readonly (RandomGameShape & { readonly steps: number; readonly games: number })[] = [
  { states: 1, degree: 1, steps: 400, games: 150 },
  { states: 2, majorObservations: 2, degree: 1, steps: 200, games: 150 },
  { states: 2, majorObservations: 2, degree: 2, steps: 200, games: 100 },
  { states: 2, followerObservations: 2, degree: 1, steps: 40, games: 100 },
];

/** Numbers in [0, 1): Lehmer's generator. */
function generator(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

test.each(shapes)(
  "random games are never worse than brute force: %o",
  async ({ steps, games, ...shape }) => {
    const highs = await loadHighs();
    const draw = generator(JSON.stringify(shape).length);
    const statuses = new Map<string, number>();
    for (let i = 0; i < games; i++) {
      const numbers = Array.from({ length: 97 }, () => Math.round(draw() * 1000) / 1000);
      const game = gameFromNumbers(shape, numbers);
      const found = searchTarget(highs, game, { nodes: 400 });
      statuses.set(found.status, (statuses.get(found.status) ?? 0) + 1);
      const enumerated = bruteForceCost(game, grid(shape.followerObservations ?? 1, steps));
      const cost = found.best?.leaderCost ?? Number.POSITIVE_INFINITY;
      expect(cost, `game ${i}: ${numbers}`).toBeLessThanOrEqual(enumerated + 1e-7);
      expect(found.lowerBound, `game ${i}: ${numbers}`).toBeLessThanOrEqual(enumerated + 1e-7);
      if (!found.best) continue;
      const { plan, kernel } = found.best;
      const { followers, major, leaderCost } = enumerateKernel(game, plan, kernel);
      expect(Math.max(followers.largestGain, major?.largestGain ?? 0)).toBeLessThanOrEqual(1e-9);
      expect(Math.abs(leaderCost - cost)).toBeLessThanOrEqual(1e-9);
    }
    expect(statuses.get("optimal") ?? 0).toBeGreaterThanOrEqual(0.95 * games);
  },
);
