import type { IncentiveSolver } from "@stackelberg/incentive";
import type { ConformanceGame } from "./conformance-games.ts";
import type { SuiteOptions } from "./suite-options.ts";
import type { Trial } from "./trial.ts";

/** One thing that must hold of a solver on one subject, usually a game. */
export interface ConformanceCheck {
  /** What must hold, as in "answers alike every time". */
  readonly statement: string;
  /** On what, as in "minimal at N = 1". */
  readonly subject: string;
  /** Why the solver is excused from it, if it is. */
  readonly excuse?: string;
  /**
   * Checks it.
   *
   * @throws `ConformanceError` `STACKELBERG_NOT_CONFORMING` where it does not hold.
   */
  run(): void;
}

/** What every check is made from. */
export interface Candidate {
  /** Makes the solver; called afresh wherever state could leak. */
  readonly create: () => IncentiveSolver;
  readonly games: readonly ConformanceGame[];
  readonly options: SuiteOptions;
  /** What becomes of its answer for a game; computed once per game. */
  readonly trialOf: (game: ConformanceGame) => Trial;
}

/** The checks of one statement about a candidate. */
export type StatementChecks = (candidate: Candidate) => readonly ConformanceCheck[];
