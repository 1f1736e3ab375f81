import type { LqgGame } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { place } from "./blocks.ts";

interface Run {
  readonly start: number;
  readonly size: number;
}

/** Where everything stands in e = (1, x, w0, wm, ξ_1, …, ξ_N) and v = (e, u_1, …, u_N, uM, u0). */
export interface WrittenOutLayout {
  /** Length of (1, x, w0, wm). */
  readonly shared: number;
  /** ξ_1 … ξ_N. */
  readonly privates: readonly Run[];
  /** Length of e. */
  readonly primitives: number;
  /** u_1 … u_N in v. */
  readonly actions: readonly Run[];
  /** uM in v. */
  readonly majorActions: Run;
  /** u0 in v. */
  readonly leaderActions: Run;
  /** Length of v. */
  readonly size: number;
}

/** Lays out the primitives and actions of every follower. */
export function writtenOutLayout(game: LqgGame): WrittenOutLayout {
  const { count, nature } = game;
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`only a finite number of followers can be written out, not ${count}`);
  }
  let next =
    1 + nature.common.names.length + nature.leader.names.length + nature.major.names.length;
  const take = (size: number): Run => {
    const run = { start: next, size };
    next += size;
    return run;
  };
  const shared = next;
  const privates = Array.from({ length: count }, () => take(nature.followers.names.length));
  const primitives = next;
  const actions = Array.from({ length: count }, () => take(game.followers.actions.length));
  const majorActions = take(game.major?.actions.length ?? 0);
  const leaderActions = take(game.leader.actions.length);
  return { shared, privates, primitives, actions, majorActions, leaderActions, size: next };
}

/** E[eeᵀ]: 1, then one covariance block after the other; each follower's own block separately. */
export function primitiveMoment({ nature }: LqgGame, layout: WrittenOutLayout): Matrix {
  const moment = Matrix.zeros(layout.primitives, layout.primitives).set(0, 0, 1);
  let at = 1;
  for (const block of [nature.common, nature.leader, nature.major]) {
    place(moment, block.covariance, at, at);
    at += block.names.length;
  }
  for (const { start } of layout.privates) {
    place(moment, nature.followers.covariance, start, start);
  }
  return moment;
}
