import { bestKernel, designKernel, enumerateKernel } from "@stackelberg/randomized";
import { bench, describe } from "vitest";
import { galleryFiniteGame } from "./gallery-finite-game.ts";
import { largeGame, middlePlan } from "./large-game.ts";

const slow = { time: 1000, warmupIterations: 1, iterations: 3 };

describe("kernel for a fixed target", () => {
  for (const size of [5, 10, 20]) {
    const shape = {
      states: size,
      observations: size,
      majorActions: 10,
      leaderActions: 10,
      followerActions: 10,
    };
    const game = largeGame(shape);
    const plan = middlePlan(shape);
    bench(
      `${size} × ${size} observations × 10 × 10 actions`,
      async () => {
        await bestKernel({ ...game }, plan);
      },
      slow,
    );
    bench(
      `the same, the leader not knowing what the major saw, ${size}`,
      async () => {
        await bestKernel({ ...game, knows: "own" }, plan);
      },
      slow,
    );
  }
});

describe("certificate by enumeration", async () => {
  const shape = {
    states: 20,
    observations: 20,
    majorActions: 10,
    leaderActions: 10,
    followerActions: 10,
  };
  const game = largeGame(shape);
  const plan = middlePlan(shape);
  const { kernel } = await bestKernel(game, plan);
  for (const count of [10, 1e9, Number.POSITIVE_INFINITY]) {
    bench(
      `20 × 20 × 10 × 10, N = ${count}`,
      () => {
        enumerateKernel({ ...game, count }, plan, kernel);
      },
      slow,
    );
  }
});

describe("best target with benchmarks and certificate", () => {
  for (const name of ["audit", "left-right", "charging-night"]) {
    const game = galleryFiniteGame(name);
    bench(
      name,
      async () => {
        await designKernel({ ...game });
      },
      slow,
    );
  }
});
