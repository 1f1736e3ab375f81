import type { Reporter, TestModule } from "vitest/node";

/**
 * Prints one plain closing line, alone on its line: `12 passed, 0 failed`.
 *
 * Covers every vitest project of the run. Checks that failed before the tests (build, types, lint,
 * boundaries, API reference) arrive by name in `STACKELBERG_FAILED_CHECKS` and count as failures.
 */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[] = []): void {
    const checks = (process.env["STACKELBERG_FAILED_CHECKS"] ?? "").split(",").filter(Boolean);
    const counts = modules.map(countTests);
    const total = (state: keyof TestCount): number =>
      counts.reduce((sum, count) => sum + count[state], 0);
    const failed = total("failed") + unhandledErrors.length + checks.length;
    const skipped = total("skipped") > 0 ? `, ${total("skipped")} skipped` : "";
    const failedChecks = checks.length > 0 ? `\nFailed checks: ${checks.join(", ")}\n` : "";
    // on exit, so that nothing (a coverage table, say) comes after it
    process.once("exit", () => {
      process.stdout.write(
        `${failedChecks}\n${total("passed")} passed, ${failed} failed${skipped}\n`,
      );
    });
  }
}

interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function countTests(module: TestModule): TestCount {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const of = (state: string): number => states.filter((found) => found === state).length;
  const [passed, failed] = [of("passed"), of("failed")];
  // a module that could not be collected, or a failing hook, has no failing test of its own
  const broken = module.state() === "failed" && failed === 0 ? 1 : 0;
  return { passed, failed: failed + broken, skipped: states.length - passed - failed };
}
