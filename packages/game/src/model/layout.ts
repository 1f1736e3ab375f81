import type { LqgGame } from "./lqg-game.ts";
import { memoized } from "./memoized.ts";

/** A contiguous run of indices. */
export interface Span {
  /** First index. */
  readonly start: number;
  /** Number of indices; may be 0. */
  readonly size: number;
}

/**
 * Where each block stands in the reduced basis b (from `constant` to `average`) and in
 * ζ = (b, u_i, ū, uM, u0).
 */
export interface Layout {
  /** The constant 1. */
  readonly constant: Span;
  /** x. */
  readonly common: Span;
  /** w0. */
  readonly leaderPrivate: Span;
  /** wm. */
  readonly majorPrivate: Span;
  /** ξ_i. */
  readonly individual: Span;
  /** ξ̄. */
  readonly average: Span;
  /** u_i. */
  readonly action: Span;
  /** ū. */
  readonly meanAction: Span;
  /** uM. */
  readonly majorAction: Span;
  /** u0. */
  readonly leaderAction: Span;
  /** Length of b. */
  readonly basisSize: number;
  /** Length of ζ. */
  readonly zetaSize: number;
}

/** Number of entries of each block. */
export interface BlockSizes {
  /** Length of x. */
  readonly common: number;
  /** Length of w0. */
  readonly leaderPrivate: number;
  /** Length of wm. */
  readonly majorPrivate: number;
  /** Length of ξ_i. */
  readonly followerPrivate: number;
  /** Length of u_i. */
  readonly followerActions: number;
  /** Length of uM; 0 without a major follower. */
  readonly majorActions: number;
  /** Length of u0. */
  readonly leaderActions: number;
}

/** Lays the blocks of b and ζ out one after the other. */
export function layoutOf(sizes: BlockSizes): Layout {
  let next = 0;
  const take = (size: number): Span => {
    const span = { start: next, size };
    next += size;
    return span;
  };
  const basis = {
    constant: take(1),
    common: take(sizes.common),
    leaderPrivate: take(sizes.leaderPrivate),
    majorPrivate: take(sizes.majorPrivate),
    individual: take(sizes.followerPrivate),
    average: take(sizes.followerPrivate),
  };
  const basisSize = next;
  const actions = {
    action: take(sizes.followerActions),
    meanAction: take(sizes.followerActions),
    majorAction: take(sizes.majorActions),
    leaderAction: take(sizes.leaderActions),
  };
  return { ...basis, ...actions, basisSize, zetaSize: next };
}

/** The layout of ζ for a game; computed once per game. */
export const zetaLayout: (game: LqgGame) => Layout = memoized((game: LqgGame) =>
  layoutOf({
    common: game.nature.common.names.length,
    leaderPrivate: game.nature.leader.names.length,
    majorPrivate: game.nature.major.names.length,
    followerPrivate: game.nature.followers.names.length,
    followerActions: game.followers.actions.length,
    majorActions: game.major?.actions.length ?? 0,
    leaderActions: game.leader.actions.length,
  }),
);
