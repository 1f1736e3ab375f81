import { GameError, type GameErrorDetails, type SourcePosition } from "../checks/errors.ts";

/** The error for a text that cannot be read as one map of plain values. */
export function unreadable(
  code: `STACKELBERG_${string}`,
  problem: string,
  position: SourcePosition,
  details: Pick<GameErrorDetails, "found" | "expected">,
): GameError {
  return new GameError(code, problem, { path: [], position, ...details });
}
