import { area, areaName } from "./tooling/mutation/src/areas.mjs";

/** Mutation tests of one part: which changes of its sources no test notices. Run by tooling/mutation/src/run.mjs. */
const folder = `coverage/mutation/${areaName}`;

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  plugins: ["@stryker-mutator/vitest-runner", "./tooling/mutation/src/sample.mjs"],
  ignorers: ["sample"],
  mutate: [...area.mutate, "!**/index.ts"],
  // messages for people are not what the mathematics is tested by, and the compiler asks for a `?.`
  // after every index, also where nothing is ever missing
  mutator: { excludedMutations: ["StringLiteral", "OptionalChaining"] },
  coverageAnalysis: "perTest",
  concurrency: 2,
  // the first run counts what is reached, so a run with one change is never slower
  timeoutFactor: 1,
  timeoutMS: 5_000,
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `${folder}/incremental.json`,
  tempDirName: `${folder}/sandbox`,
  ignorePatterns: ["apps", "assets", "bench", "coverage", "**/dist", "**/.turbo"],
  reporters: ["progress-append-only", "clear-text", "html", "json"],
  htmlReporter: { fileName: `${folder}/report.html` },
  jsonReporter: { fileName: `${folder}/report.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 80, low: 60, break: null },
};
