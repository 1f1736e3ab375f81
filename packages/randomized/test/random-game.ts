import { type FiniteGame, finiteGame } from "@stackelberg/game";
import fc from "fast-check";

/** How large a random game is, and what its costs may contain. */
export interface RandomGameShape {
  readonly states?: number;
  readonly leaderObservations?: number;
  readonly majorObservations?: number;
  readonly followerObservations?: number;
  /** 1 for a game without a major. */
  readonly majorActions?: number;
  readonly leaderActions?: number;
  readonly followerActions?: number;
  /** Highest power of one share. */
  readonly degree?: number;
  readonly count?: number;
}

/** A random finite game from a list of numbers in [0, 1]: plain data, so a counterexample prints. */
export function gameFromNumbers(shape: RandomGameShape, numbers: readonly number[]): FiniteGame {
  const {
    states = 1,
    leaderObservations = 1,
    majorObservations = 1,
    followerObservations = 1,
  } = shape;
  const { majorActions = 2, leaderActions = 2, followerActions = 2, degree = 1 } = shape;
  let next = 0;
  const draw = () => numbers[next++ % numbers.length] as number;
  const values = (n: number) => Array.from({ length: n }, (_, i) => i);
  const probabilities = (n: number) => {
    const weights = values(n).map(() => 0.1 + draw());
    const sum = weights.reduce((total, w) => total + w, 0);
    return weights.map((w) => w / sum);
  };
  const sees = (name: string, n: number) => ({
    [name]: {
      values: values(n),
      given: "x",
      probabilities: values(states).map(() => probabilities(n)),
    },
  });
  const powers = [
    values(followerActions).map(() => 0),
    ...values(followerActions - 1).flatMap((k) =>
      values(degree).map((m) => values(followerActions).map((i) => (i === k ? m + 1 : 0))),
    ),
  ];
  const cost = (points: number) =>
    powers.map((shares) => ({
      shares,
      table: Array.from({ length: points }, () => 2 * draw() - 1),
    }));
  const points = states * majorActions * leaderActions;
  return finiteGame({
    name: "random",
    common: [{ name: "x", values: values(states), probabilities: probabilities(states) }],
    leader: {
      actions: { w: values(leaderActions) },
      observes: sees("y0", leaderObservations),
      cost: cost(points),
    },
    major:
      majorActions > 1
        ? {
            actions: { v: values(majorActions) },
            observes: sees("z", majorObservations),
            cost: cost(points),
          }
        : undefined,
    followers: {
      count: shape.count ?? Number.POSITIVE_INFINITY,
      actions: { u: values(followerActions) },
      observes: sees("y", followerObservations),
      cost: cost(points * followerActions),
    },
  });
}

/** Numbers for {@link gameFromNumbers}; rounded, so that a counterexample is short. */
export const someNumbers: fc.Arbitrary<number[]> = fc.array(
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
  { minLength: 97, maxLength: 97 },
);
