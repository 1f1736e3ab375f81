import { type FiniteGame, finiteGame } from "@stackelberg/game";
import type { FinitePlan } from "@stackelberg/randomized";

/** Numbers of everything in {@link largeGame}. */
export interface LargeGameShape {
  readonly states: number;
  readonly observations: number;
  readonly majorActions: number;
  readonly leaderActions: number;
  readonly followerActions: number;
}

const list = <T>(n: number, entry: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => entry(i));

/** A smooth game of any size: 20 × 20 × 10 × 10 has 40 000 kernel entries. */
export function largeGame(shape: LargeGameShape): FiniteGame {
  const { states, observations, majorActions, leaderActions, followerActions } = shape;
  const sees = (name: string, phase: number) => {
    const rows = list(states, (x) => {
      const weights = list(observations, (o) =>
        Math.exp(-(((o / observations - x / states) * 6 + phase) ** 2)),
      );
      const sum = weights.reduce((total, w) => total + w, 0);
      return weights.map((w) => w / sum);
    });
    return { [name]: { values: list(observations, (i) => i), given: "x", probabilities: rows } };
  };
  const points = states * majorActions * leaderActions;
  const at = (i: number) => ({
    w: (i % leaderActions) / leaderActions,
    v: (Math.floor(i / leaderActions) % majorActions) / majorActions,
    x: Math.floor(i / leaderActions / majorActions) / states,
  });
  const shares = list(followerActions, () => 0);
  const cost = (n: number, entry: (i: number) => number) => [{ shares, table: list(n, entry) }];
  return finiteGame({
    name: "large",
    common: [
      { name: "x", values: list(states, (x) => x), probabilities: list(states, () => 1 / states) },
    ],
    leader: {
      actions: { w: list(leaderActions, (w) => w) },
      observes: sees("y0", 0),
      cost: cost(points, (i) => (at(i).v - 0.5) ** 2 + at(i).w * (1 - at(i).x)),
    },
    major: {
      actions: { v: list(majorActions, (v) => v) },
      observes: sees("z", 0.3),
      cost: cost(
        points,
        (i) => (at(i).v - 0.6 - 0.2 * at(i).x) ** 2 + at(i).w * Math.abs(at(i).v - 0.5),
      ),
    },
    followers: {
      count: Number.POSITIVE_INFINITY,
      actions: { u: list(followerActions, (u) => u) },
      observes: sees("y", -0.3),
      cost: cost(points * followerActions, (j) => {
        const { w, v, x } = at(Math.floor(j / followerActions));
        const u = (j % followerActions) / followerActions;
        return (u - 0.5) ** 2 + 0.05 * u * (x - 0.5) + 0.1 * u * (w - v);
      }),
    },
  });
}

/** Everybody plays the middle, which the leader has to make worth their while. */
export function middlePlan(shape: LargeGameShape): FinitePlan {
  const { observations, majorActions, followerActions } = shape;
  const middle = (n: number) => list(n, (k) => (k === Math.floor(n / 2) ? 1 : 0));
  return {
    major: list(observations, () => middle(majorActions)),
    followers: list(observations, () => middle(followerActions)),
  };
}
