/** One number or statement of a result file that does not follow from the game. */
export interface Finding {
  /** Where in the file, as in `certificate.curvature.minimum`. */
  readonly path: string;
  /** What stands there. */
  readonly found: string;
  /** What the game says. */
  readonly expected: string;
  /** In words. */
  readonly problem: string;
}

/** Outcome of checking a result file. */
export interface Verification {
  /** Whether everything in the file follows from the game and its rule. */
  readonly valid: boolean;
  /** How many numbers and statements were compared. */
  readonly checked: number;
  /** What does not follow; empty iff `valid`. */
  readonly findings: readonly Finding[];
}
