export type { ConformanceCheck } from "./conformance-check.ts";
export { ConformanceError } from "./conformance-error.ts";
export * from "./describe-incentive-solver.ts";
export * from "./incentive-solver-checks.ts";
export * from "./suite-options.ts";
