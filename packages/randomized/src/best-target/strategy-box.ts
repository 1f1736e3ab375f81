import type { FiniteGame } from "@stackelberg/game";
import type { StrategyTable } from "../replies/finite-plan.ts";

/** lower ≤ γ(u|y) ≤ upper: a part of the followers' strategies. */
export interface StrategyBox {
  readonly lower: StrategyTable;
  readonly upper: StrategyTable;
}

/** A strategy of the major and a box of the followers'. */
export interface BoxedProblem {
  readonly game: FiniteGame;
  readonly major: StrategyTable;
  readonly box: StrategyBox;
}

/** One coordinate γ(u|y) of a strategy. */
export interface Coordinate {
  readonly y: number;
  readonly u: number;
}

/** All strategies; observations that never occur play the first action. */
export function wholeBox(probability: readonly number[], actions: number): StrategyBox {
  const rows = (fill: number) =>
    probability.map((p) =>
      Array.from({ length: actions }, (_, u) => (p > 0 ? fill : u === 0 ? 1 : 0)),
    );
  return tightened({ lower: rows(0), upper: rows(1) }) as StrategyBox;
}

/** The one strategy. */
export function pointBox(strategy: StrategyTable): StrategyBox {
  return { lower: strategy, upper: strategy };
}

/** Both parts of a box on either side of γ(u|y) = at; empty ones are left out. */
export function splitBox(box: StrategyBox, { y, u }: Coordinate, at: number): StrategyBox[] {
  const changed = (table: StrategyTable) =>
    table.map((row, i) => (i === y ? row.map((p, k) => (k === u ? at : p)) : row));
  const parts = [
    tightened({ lower: box.lower, upper: changed(box.upper) }),
    tightened({ lower: changed(box.lower), upper: box.upper }),
  ];
  return parts.flatMap((part) => (part ? [part] : []));
}

/** Bounds that Σ_u γ(u|y) = 1 implies; `null` for an empty box. */
function tightened({ lower, upper }: StrategyBox): StrategyBox | null {
  const sum = (row: readonly number[]) => row.reduce((total, p) => total + p, 0);
  const rows = lower.map((low, y) => {
    const high = upper[y] as readonly number[];
    const [spare, missing] = [1 - sum(low), 1 - sum(high)];
    if (spare < -1e-12 || missing > 1e-12) return null;
    const newHigh = high.map((p, u) =>
      Math.max(low[u] as number, Math.min(p, (low[u] as number) + spare)),
    );
    const newLow = low.map((p, u) =>
      Math.min(newHigh[u] as number, Math.max(p, (high[u] as number) + missing)),
    );
    return { low: newLow, high: newHigh };
  });
  if (rows.some((row) => row === null)) return null;
  return {
    lower: rows.map((row) => row?.low ?? []),
    upper: rows.map((row) => row?.high ?? []),
  };
}

/** The coordinate with the widest interval, and its width. */
export function widestCoordinate({ lower, upper }: StrategyBox): Coordinate & { width: number } {
  let widest = { y: 0, u: 0, width: 0 };
  lower.forEach((row, y) => {
    row.forEach((low, u) => {
      const width = (upper[y]?.[u] as number) - low;
      if (width > widest.width) widest = { y, u, width };
    });
  });
  return widest;
}
