/**
 * Mutation tests: which changes of the sources no test notices. A report, never a gate.
 *   npm run mutation
 *   npm run mutation -- --mutate packages/incentive/src/constant-gain.ts
 */
export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  plugins: ["@stryker-mutator/vitest-runner"],
  mutate: ["packages/{solvers,incentive}/src/**/*.ts", "!**/index.ts"],
  // messages for people are not what the mathematics is tested by
  mutator: { excludedMutations: ["StringLiteral"] },
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 20_000,
  ignoreStatic: true,
  incremental: true,
  incrementalFile: "coverage/mutation/incremental.json",
  tempDirName: "coverage/mutation/sandbox",
  ignorePatterns: ["apps", "assets", "bench", "coverage", "**/dist", "**/.turbo"],
  reporters: ["clear-text", "html", "json"],
  htmlReporter: { fileName: "coverage/mutation/report.html" },
  jsonReporter: { fileName: "coverage/mutation/report.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 80, low: 60, break: null },
};
