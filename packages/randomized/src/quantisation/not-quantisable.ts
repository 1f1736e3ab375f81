import { GameError } from "@stackelberg/game";

/** The error for a game that has no finite form on a grid. */
export function notQuantisable(problem: string, found: string, expected: string): GameError {
  return new GameError("STACKELBERG_NOT_QUANTISABLE", problem, { path: [], found, expected });
}
