import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// mutated sources stand in a copy of the repository, whose packages must find each other there
export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@stackelberg\/tooling-([\w-]+)\/([\w-]+)$/,
        replacement: at("tooling/$1/src/$2.ts"),
      },
      { find: /^@stackelberg\/tooling-([\w-]+)$/, replacement: at("tooling/$1/src/index.ts") },
      { find: /^@stackelberg\/([\w-]+)$/, replacement: at("packages/$1/src/index.ts") },
      { find: /^@stackelberg\/([\w-]+)\/([\w-]+)$/, replacement: at("packages/$1/src/$2.ts") },
    ],
  },
  test: {
    testTimeout: 120_000,
    include: ["packages/{solvers,incentive}/test/**/*.test.ts"],
    // a mutant runs all tests that reach it until one fails: those that answer quickly
    exclude: [
      "**/*.{slow,property,golden}.test.ts",
      "**/{average-over-readings,operation-count}.test.ts",
      "**/{best-affine,best-tariff,several-payers,robustness,participation}.test.ts",
      "**/{verify-numbers,verify-hostile,wrong-solver,design-choice}.test.ts",
      "**/payment-reference-values.test.ts",
    ],
  },
});
