import { type FiniteGame, finiteGameSize } from "@stackelberg/game";

/** A strategy: probabilities by joint observation and joint action, rows with sum 1. */
export type StrategyTable = readonly (readonly number[])[];

/** What the followers are to play. */
export interface FinitePlan {
  /** γ_M: the major's observations × actions; `[[1]]` without a major. */
  readonly major: StrategyTable;
  /** γ: a follower's observations × actions. */
  readonly followers: StrategyTable;
}

/** The leader's strategy Γ(w | y0, z, v), indexed `[y0][z][v][w]`; sums over w are 1. */
export type Kernel = readonly (readonly (readonly (readonly number[])[])[])[];

/** A kernel from its probabilities. */
export function kernelOf(
  game: FiniteGame,
  probability: (y0: number, z: number, v: number, w: number) => number,
): Kernel {
  const size = finiteGameSize(game);
  const list = <T>(length: number, entry: (i: number) => T) =>
    Array.from({ length }, (_, i) => entry(i));
  return list(size.leaderObservations, (y0) =>
    list(size.majorObservations, (z) =>
      list(size.majorActions, (v) => list(size.leaderActions, (w) => probability(y0, z, v, w))),
    ),
  );
}

/**
 * The kernel that always takes one action.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { constantKernel } = await import("@stackelberg/randomized");
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * expect(constantKernel(game, 1)[0]?.[0]?.[0]).toEqual([0, 1]);
 * ```
 */
export function constantKernel(game: FiniteGame, action: number): Kernel {
  return kernelOf(game, (_y0, _z, _v, w) => (w === action ? 1 : 0));
}

/** P(observation | x), states × observations; one certain observation for a missing player. */
export function observationTable(
  game: FiniteGame,
  role: "leader" | "major" | "followers",
): StrategyTable {
  return game[role]?.observations.probabilities ?? game.states.values.map(() => [1]);
}
