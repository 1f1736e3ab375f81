import type { IncentiveSolver } from "@stackelberg/incentive";
import { incentiveSolverChecks } from "./incentive-solver-checks.ts";
import type { SuiteOptions } from "./suite-options.ts";

/** What the kit needs of a test runner; those of vitest and of `node:test` fit. */
export interface TestRunner {
  /** Groups tests. */
  readonly describe: (name: string, body: () => void) => unknown;
  /** Declares a test, or one that is skipped. */
  readonly test: Declare & {
    /** Declares a test that is shown and not run. */
    readonly skip: Declare;
  };
}

/** Declares a test. */
export type Declare = (name: string, body: () => void) => unknown;

/**
 * Declares the tests that every incentive solver must pass, in the runner that is passed in.
 *
 * @param create - Makes the solver; called afresh wherever state could leak.
 * @param options - The runner's `describe` and `test`, and what the solver says it can do.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { constantGain } = await import("@stackelberg/incentive");
 * const { describeIncentiveSolver } = await import("@stackelberg/solver-testkit");
 * const declared: string[] = [];
 * const test = Object.assign((name: string) => declared.push(name), { skip: () => undefined });
 * const describe = (_name: string, body: () => void) => body();
 * describeIncentiveSolver(() => constantGain(), { describe, test, games: 1 });
 * expect(declared).toContain("minimal at N = 1");
 * ```
 */
export function describeIncentiveSolver(
  create: () => IncentiveSolver,
  options: TestRunner & SuiteOptions,
): void {
  const { describe, test } = options;
  const checks = incentiveSolverChecks(create, options);
  const statements = [...new Set(checks.map(({ statement }) => statement))];
  describe(`${create().name} as an incentive solver`, () => {
    for (const statement of statements) {
      describe(statement, () => {
        for (const check of checks) {
          if (check.statement !== statement) continue;
          const { subject, excuse } = check;
          if (excuse === undefined) test(subject, () => check.run());
          else test.skip(`${subject} (excused: ${excuse})`, () => undefined);
        }
      });
    }
  });
}
