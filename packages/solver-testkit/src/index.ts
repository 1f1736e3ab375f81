/**
 * Conformance suites: whether a solver keeps the contract of `IncentiveSolver`, and whether what it
 * proposes holds. The checks are plain functions; `describeIncentiveSolver` declares them as tests in the
 * runner that is passed in.
 *
 * @example
 * ```ts
 * import { constantGain, type IncentiveSolver } from "@stackelberg/incentive";
 * import { incentiveSolverChecks } from "@stackelberg/solver-testkit";
 *
 * const half = (): IncentiveSolver => ({
 *   name: "half",
 *   version: "1.0.0",
 *   options: {},
 *   propose(problem) {
 *     const outcome = constantGain().propose(problem);
 *     if (outcome.status === "refused" || outcome.rule.kind !== "constant") return outcome;
 *     const gain = outcome.rule.gain.map((row) => row.map((value) => value / 2));
 *     return { status: "proposed", rule: { kind: "constant", gain } };
 *   },
 * });
 * const failed = incentiveSolverChecks(half).filter(({ run }) => {
 *   try {
 *     run();
 *     return false;
 *   } catch {
 *     return true;
 *   }
 * });
 * console.log([...new Set(failed.map(({ statement }) => statement))]);
 * ```
 *
 * ```text
 * [ 'holds the target' ]
 * ```
 *
 * @packageDocumentation
 */

export type { ConformanceCheck } from "./conformance-check.ts";
export { ConformanceError } from "./conformance-error.ts";
export * from "./describe-incentive-solver.ts";
export * from "./incentive-solver-checks.ts";
export * from "./suite-options.ts";
