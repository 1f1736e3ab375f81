import { memoized } from "@stackelberg/game";
import type { IncentiveSolver } from "@stackelberg/incentive";
import { answers } from "./checks/answers.ts";
import { answersAlike } from "./checks/answers-alike.ts";
import { changesNothing } from "./checks/changes-nothing.ts";
import { declaresItself } from "./checks/declares-itself.ts";
import { holdsTarget } from "./checks/holds-target.ts";
import { otherNames, otherUnits } from "./checks/other-words.ts";
import { proposes } from "./checks/proposes.ts";
import { publishesTruth } from "./checks/publishes-truth.ts";
import { refusesNonsense } from "./checks/refuses-nonsense.ts";
import type { ConformanceCheck, StatementChecks } from "./conformance-check.ts";
import { type ConformanceGame, conformanceGames } from "./conformance-games.ts";
import type { SuiteOptions } from "./suite-options.ts";
import { trial } from "./trial.ts";

const STATEMENTS: readonly StatementChecks[] = [
  declaresItself,
  answers,
  proposes,
  holdsTarget,
  publishesTruth,
  answersAlike,
  changesNothing,
  refusesNonsense,
  otherUnits,
  otherNames,
];

/**
 * Everything that must hold of an incentive solver, as a list of plain functions: for a runner of
 * one's own, or to see which statement fails.
 *
 * @param create - Makes the solver; called afresh wherever state could leak.
 * @param options - What the solver says it can do.
 * @returns Checks, in the order in which they are worth reading.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { minimumEnergy } = await import("@stackelberg/incentive");
 * const { incentiveSolverChecks } = await import("@stackelberg/solver-testkit");
 * const [first] = incentiveSolverChecks(() => minimumEnergy(), { games: 1 });
 * expect(first?.statement).toBe("declares a name, a version and plain options");
 * expect(() => first?.run()).not.toThrow();
 * const nameless = () => ({ ...minimumEnergy(), name: "" });
 * expect(() => incentiveSolverChecks(nameless)[0]?.run()).toThrow("does not declare itself");
 * ```
 */
export function incentiveSolverChecks(
  create: () => IncentiveSolver,
  options: SuiteOptions = {},
): readonly ConformanceCheck[] {
  const { excuse = {} } = options;
  const trialOf = memoized(({ load }: ConformanceGame) => trial(create(), load));
  const candidate = { create, options, games: conformanceGames(options), trialOf };
  return STATEMENTS.flatMap((checks) => checks(candidate)).map((check) => {
    const why = excuse[check.subject] ?? excuse[check.statement];
    return why === undefined ? check : { ...check, excuse: why };
  });
}
