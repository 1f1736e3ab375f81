import { shortened } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import type { Extent } from "./formula.ts";

/** The text of a formula and where it belongs; errors carry both. */
export interface FormulaSource {
  readonly text: string;
  readonly path: GamePath;
}

/** What is wrong with a part of a formula. */
export interface FormulaProblem {
  /** Stable identifier. */
  readonly code: `STACKELBERG_${string}`;
  /** What is wrong, in words. */
  readonly problem: string;
  /** What would be right. */
  readonly expected: string;
}

/** The error for the part of a formula at `extent`. */
export function formulaError(
  { text, path }: FormulaSource,
  { start, end }: Extent,
  { code, problem, expected }: FormulaProblem,
): GameError {
  const part = text.slice(start, end);
  const found = part.trim() === "" ? "the end of the formula" : `"${shortened(part)}"`;
  return new GameError(code, problem, { path, found, expected, offset: start });
}
