import { isStackelbergError } from "@stackelberg/game";
import { type DesignResult, formatResult, readResult, verify } from "@stackelberg/incentive";
import type { Designed } from "./every-kind-of-design.ts";
import { leavesOf, withLeaf } from "./tampered.ts";

/** What no game can say: who made the file, and sentences for people. */
const FREE = ["solver.name", "solver.version", "explanation", "incentive.beside.0.solver"];

/** Whether a changed result is rejected, as invalid or as no result at all. */
export function isNoticed({ game }: Designed, changed: DesignResult): boolean {
  try {
    return !verify(game, readResult(formatResult(changed))).valid;
  } catch (error) {
    if (isStackelbergError(error)) return true;
    throw error;
  }
}

/** Paths at which nobody notices that the leaf was replaced. */
export function unnoticed(designed: Designed, replace: (leaf: unknown) => unknown): string[] {
  return leavesOf(designed.result)
    .filter(({ path }) => !FREE.includes(path))
    .flatMap(({ path, value }) => {
      const other = replace(value);
      if (other === value) return [];
      return isNoticed(designed, withLeaf(designed.result, path, other)) ? [] : [path];
    });
}

/** 1e-3 more, in cost units or whatever it is; a large number in place of an infinite one. */
export function moved(value: unknown): unknown {
  if (typeof value !== "number") return value;
  return Number.isFinite(value) ? value + 1e-3 : 1e6;
}
