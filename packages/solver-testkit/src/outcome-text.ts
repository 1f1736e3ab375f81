import type { LqgGame } from "@stackelberg/game";
import type { IncentiveSolver } from "@stackelberg/incentive";
import { problemOf } from "./trial.ts";

/** A value as text that shows every number in it, also those that JSON leaves out. */
export function exactText(value: unknown): string {
  return String(
    JSON.stringify(value, (_key, part: unknown) => {
      if (typeof part === "number" && !Number.isFinite(part)) return String(part);
      return ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part;
    }),
  );
}

/** What a solver answers to the first problem of a game, or throws, as text. */
export function answerText(solver: IncentiveSolver, load: () => LqgGame): string {
  try {
    return exactText(solver.propose(problemOf(load())));
  } catch (error) {
    return String(error);
  }
}
