import type { FiniteGame } from "./finite-game.ts";

/** How many of everything a finite game has; a game without a major has one z and one v. */
export interface FiniteGameSize {
  /** States x. */
  readonly states: number;
  /** Joint observations y0 of the leader. */
  readonly leaderObservations: number;
  /** Joint observations z of the major. */
  readonly majorObservations: number;
  /** Joint observations y of a follower. */
  readonly followerObservations: number;
  /** Joint actions v of the major. */
  readonly majorActions: number;
  /** Joint actions w of the leader. */
  readonly leaderActions: number;
  /** Joint actions u of a follower. */
  readonly followerActions: number;
}

/**
 * The numbers of states, observations and actions.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { finiteGameSize, loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * expect(finiteGameSize(game).leaderActions).toBe(2);
 * ```
 */
export function finiteGameSize({ states, leader, major, followers }: FiniteGame): FiniteGameSize {
  return {
    states: states.values.length,
    leaderObservations: leader.observations.values.length,
    majorObservations: major?.observations.values.length ?? 1,
    followerObservations: followers.observations.values.length,
    majorActions: major?.actions.values.length ?? 1,
    leaderActions: leader.actions.values.length,
    followerActions: followers.actions.values.length,
  };
}
