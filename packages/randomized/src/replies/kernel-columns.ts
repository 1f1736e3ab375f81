import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { type Kernel, kernelOf } from "./finite-plan.ts";

/** What the leader may let her action depend on. */
export type KernelMonitoring = "actions" | "none";

/** The unknowns of a kernel: one column per information set of the leader and action of hers. */
export interface KernelColumns {
  /** Number of columns: information sets × actions. */
  readonly count: number;
  /** Number of information sets. */
  readonly informationSets: number;
  /** Actions w of the leader. */
  readonly actions: number;
  /** The information set of (y0, z, v). */
  readonly setOf: (y0: number, z: number, v: number) => number;
}

/**
 * The leader's information sets: (y0, z, v), without z where she knows only her own observations,
 * without v where she ignores actions.
 */
export function kernelColumns(
  game: FiniteGame,
  monitors: KernelMonitoring = "actions",
): KernelColumns {
  const size = finiteGameSize(game);
  const z = game.knows === "own" ? 1 : size.majorObservations;
  const v = monitors === "none" ? 1 : size.majorActions;
  const informationSets = size.leaderObservations * z * v;
  return {
    count: informationSets * size.leaderActions,
    informationSets,
    actions: size.leaderActions,
    setOf: (y0, zi, vi) => (y0 * z + (z === 1 ? 0 : zi)) * v + (v === 1 ? 0 : vi),
  };
}

/** The kernel with these column values; rounding below zero and in the sums is removed. */
export function kernelFromColumns(
  game: FiniteGame,
  columns: KernelColumns,
  x: Float64Array,
): Kernel {
  const { actions, setOf } = columns;
  const rows = Array.from({ length: columns.informationSets }, (_, set) => {
    const row = Array.from(x.subarray(set * actions, (set + 1) * actions), (p) =>
      p < 1e-13 ? 0 : p,
    );
    const sum = row.reduce((total, p) => total + p, 0);
    return row.map((p) => p / sum);
  });
  return kernelOf(game, (y0, z, v, w) => rows[setOf(y0, z, v)]?.[w] ?? 0);
}
