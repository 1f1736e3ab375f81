import type { Span } from "../model/layout.ts";
import { memoized } from "../model/memoized.ts";
import type { ClassGame } from "./class-game.ts";

/** Where the blocks of one class stand. */
export interface ClassSpans {
  /** ξ_k of one member. */
  readonly individual: Span;
  /** ξ̄_k. */
  readonly average: Span;
  /** u_k of one member. */
  readonly action: Span;
  /** ū_k. */
  readonly meanAction: Span;
}

/** Where each block stands in b and ζ of a game with several classes. */
export interface ClassLayout {
  /** The constant 1. */
  readonly constant: Span;
  /** x. */
  readonly common: Span;
  /** w0. */
  readonly leaderPrivate: Span;
  /** Class by class. */
  readonly classes: readonly ClassSpans[];
  /** u0. */
  readonly leaderAction: Span;
  /** Length of b. */
  readonly basisSize: number;
  /** Length of ζ. */
  readonly zetaSize: number;
}

/** Number of entries of each block. */
export interface ClassBlockSizes {
  /** Length of x. */
  readonly common: number;
  /** Length of w0. */
  readonly leaderPrivate: number;
  /** Class by class. */
  readonly classes: readonly {
    /** Length of ξ_k. */
    readonly private: number;
    /** Length of u_k. */
    readonly actions: number;
  }[];
  /** Length of u0. */
  readonly leaderActions: number;
}

/** Lays the blocks of b and ζ out one after the other; with one class as `layoutOf` does. */
export function classLayoutOf(sizes: ClassBlockSizes): ClassLayout {
  let next = 0;
  const take = (size: number): Span => {
    const span = { start: next, size };
    next += size;
    return span;
  };
  const shared = {
    constant: take(1),
    common: take(sizes.common),
    leaderPrivate: take(sizes.leaderPrivate),
  };
  const variables = sizes.classes.map((each) => ({
    individual: take(each.private),
    average: take(each.private),
  }));
  const basisSize = next;
  const classes = variables.map((spans, k) => {
    const actions = sizes.classes[k]?.actions ?? 0;
    return { ...spans, action: take(actions), meanAction: take(actions) };
  });
  const leaderAction = take(sizes.leaderActions);
  return { ...shared, classes, leaderAction, basisSize, zetaSize: next };
}

/** The layout of ζ for a game with several classes; computed once per game. */
export const classLayout: (game: ClassGame) => ClassLayout = memoized((game: ClassGame) =>
  classLayoutOf({
    common: game.common.names.length,
    leaderPrivate: game.leaderPrivate.names.length,
    classes: game.classes.map((each) => ({
      private: each.private.names.length,
      actions: each.actions.length,
    })),
    leaderActions: game.leader.actions.length,
  }),
);
