import type { RandomGameShape } from "./random-game-shape.ts";

/** A number in [−1, 1], drawn afresh at each call. */
export type SignedStream = () => number;

/** Blocks of ζ = (nature, u_i, ū, uM, u0) in a random cost. */
type Block = "nature" | "own" | "mean" | "major" | "leader";

/** Largest size of each block of a cost, and what its diagonal has at least. */
interface Bounds {
  readonly diagonal: Readonly<Partial<Record<Block, number>>>;
  /** Spectral bound of the coupling of two blocks, or of a block with itself off the diagonal. */
  readonly coupling: (a: Block, b: Block) => number;
}

/**
 * A follower's cost over raw ζ. In own actions it is strictly convex at every N, and the Nash
 * response is unique: c_uu ⪰ 0.7 outweighs 2c_uū (≤ 0.4) and c_ūū (≤ 0.1 where not positive).
 */
export function randomFollowerCost(shape: RandomGameShape, next: SignedStream): number[][] {
  const convex = shape.followerCosts === "convex";
  const table: Readonly<Record<string, number>> = {
    "own own": 0.3,
    "own mean": 0.2,
    "own major": 0.2,
    "own leader": convex ? 0.35 : 1,
    "mean mean": 0.1,
    "mean leader": convex ? 0.1 : 0.3,
    "leader leader": convex ? 0.1 : 0.5,
  };
  const diagonal = convex ? { own: 1, mean: 0.3, leader: 0.5 } : { own: 1 };
  return boundedCost(shape, next, { diagonal, coupling: lookUp(table) });
}

/** The major's cost over raw ζ: strictly convex in its own action, weakly coupled to the mean. */
export function randomMajorCost(shape: RandomGameShape, next: SignedStream): number[][] {
  const convex = shape.followerCosts === "convex";
  const table: Readonly<Record<string, number>> = {
    "major major": 0.3,
    "own major": 0.1,
    "mean major": 0.1,
    "major leader": convex ? 0.35 : 1,
    "leader leader": convex ? 0.1 : 0.5,
  };
  const diagonal = convex ? { major: 1, leader: 0.5 } : { major: 1 };
  return boundedCost(shape, next, { diagonal, coupling: lookUp(table) });
}

/** The leader's cost over raw ζ: a sum of squares of affine forms, so it is bounded below. */
export function randomLeaderCost(shape: RandomGameShape, next: SignedStream): number[][] {
  const blocks = blocksOf(shape);
  const strict = shape.leaderCost === "strict";
  const squares = strict ? 3 : 2;
  const forms = Array.from({ length: squares }, () => blocks.map(() => next()));
  return blocks.map((a, i) =>
    blocks.map((_, j) => {
      const sum = forms.reduce((total, form) => total + (form[i] ?? 0) * (form[j] ?? 0), 0);
      return sum + (strict && i === j && a !== "nature" && a !== "mean" ? 0.5 : 0);
    }),
  );
}

function lookUp(table: Readonly<Record<string, number>>): (a: Block, b: Block) => number {
  return (a, b) => (a === "nature" || b === "nature" ? 1 : (table[`${a} ${b}`] ?? 0));
}

function blocksOf({ variables, actions }: RandomGameShape): readonly Block[] {
  const { common, leader, major, followers } = variables;
  const repeat = (block: Block, size: number) => new Array<Block>(size).fill(block);
  return [
    ...repeat("nature", 1 + common + leader + major + 2 * followers),
    ...repeat("own", actions.followers),
    ...repeat("mean", actions.followers),
    ...repeat("major", actions.major),
    ...repeat("leader", actions.leader),
  ];
}

function boundedCost(shape: RandomGameShape, next: SignedStream, bounds: Bounds): number[][] {
  const blocks = blocksOf(shape);
  const sizeOf = (block: Block) => blocks.filter((b) => b === block).length;
  const cost = blocks.map(() => blocks.map(() => 0));
  blocks.forEach((a, i) => {
    blocks.slice(0, i + 1).forEach((b, j) => {
      const size = a === "nature" || b === "nature" ? 1 : Math.max(sizeOf(a), sizeOf(b));
      const draw = next();
      const least = bounds.diagonal[a];
      const value =
        i === j && least !== undefined
          ? least + Math.abs(draw) / 2
          : Math.round((bounds.coupling(b, a) * draw * 1e4) / size) / 1e4;
      (cost[i] as number[])[j] = value;
      (cost[j] as number[])[i] = value;
    });
  });
  return cost;
}
