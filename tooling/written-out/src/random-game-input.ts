import type { GaussianInput, LqgGameInput, ObservationInput, PlayerInput } from "@stackelberg/game";
import { pseudoRandom } from "./pseudo-random.ts";
import {
  randomFollowerCost,
  randomLeaderCost,
  randomMajorCost,
  type SignedStream,
} from "./random-cost.ts";
import { type RandomGameShape, type RandomRole, randomShape } from "./random-game-shape.ts";

/** First letters of names by role: variables, actions, observations. */
const LETTERS: Readonly<Record<RandomRole, readonly [string, string, string]>> = {
  leader: ["w", "p", "f"],
  major: ["q", "v", "z"],
  followers: ["t", "a", "y"],
};

/**
 * A random quadratic-Gaussian game; equal seeds and options give equal games. The leader's cost is
 * jointly convex and bounded below, followers' costs are strictly convex in their own actions for
 * every N, and their Nash response to a leader who ignores actions is unique.
 *
 * @param seed - Any integer.
 * @param options - Parts of the shape; the rest is drawn.
 */
export function randomGameInput(
  seed: number,
  options: Partial<RandomGameShape> = {},
): LqgGameInput {
  const uniform = pseudoRandom(seed);
  const shape = { ...randomShape(uniform), ...options };
  return gameFromNumbers(shape, () => Math.round(uniform() * 16 - 8) / 8);
}

/**
 * The game of a shape whose entries come from a stream of numbers in [−1, 1]. All zeros give a
 * valid game too.
 */
export function gameFromNumbers(sizes: RandomGameShape, next: SignedStream): LqgGameInput {
  const { actions, count } = sizes;
  // private variables of a major who is absent belong to nobody
  const major = actions.major > 0 ? sizes.variables.major : 0;
  const shape = { ...sizes, variables: { ...sizes.variables, major } };
  const player = (role: RandomRole, cost: number[][]): PlayerInput => {
    const [, letter] = LETTERS[role];
    return {
      actions: named(letter, actions[role]),
      private: gaussian(shape, role, next),
      observes: observed(shape, role, next),
      cost,
    };
  };
  return {
    name: "random-game",
    count,
    common: gaussian(shape, "common", next),
    leader: {
      ...player("leader", randomLeaderCost(shape, next)),
      knows: shape.knows,
      default: Array.from({ length: actions.leader }, next),
    },
    ...(actions.major > 0 ? { major: player("major", randomMajorCost(shape, next)) } : {}),
    followers: player("followers", randomFollowerCost(shape, next)),
  };
}

function named(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, k) => `${letter}${k + 1}`);
}

function gaussian(
  { variables, covariances }: RandomGameShape,
  block: "common" | RandomRole,
  next: SignedStream,
): GaussianInput {
  const size = variables[block];
  const directions = covariances === "degenerate" ? 1 : size;
  const factor = Array.from({ length: size }, () => Array.from({ length: directions }, next));
  const own = covariances === "degenerate" ? 0 : 0.25;
  return {
    names: named(block === "common" ? "x" : LETTERS[block][0], size),
    mean: Array.from({ length: size }, next),
    covariance: factor.map((a, i) =>
      factor.map((b, j) =>
        a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), i === j ? own : 0),
      ),
    ),
  };
}

function observed(
  { variables, observations, readings }: RandomGameShape,
  role: RandomRole,
  next: SignedStream,
): ObservationInput[] {
  const [, , letter] = LETTERS[role];
  const rows = named(letter, observations[role]).map((name) => ({
    name,
    constant: next(),
    common: Array.from({ length: variables.common }, next),
    private: Array.from({ length: variables[role] }, next),
  }));
  if (readings === "generic") return rows;
  const [first] = rows;
  return rows.map((row, k): ObservationInput => {
    if (k === 0 || first === undefined) return row;
    if (k > 1) return { name: row.name, constant: row.constant };
    const twice = (values: readonly number[]) => values.map((value) => 2 * value);
    return {
      name: row.name,
      constant: 1 + 2 * first.constant,
      common: twice(first.common),
      private: twice(first.private),
    };
  });
}
