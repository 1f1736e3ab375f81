import { defineConfig } from "vitest/config";
import { ClosingLine } from "./tooling/vitest/src/closing-line.ts";
import { executedExamples } from "./tooling/vitest/src/executed-examples.ts";

// tests run from the sources of every package: nothing has to be built first
const source = "@stackelberg/source";
const mode = "development|production";
const fromSource = {
  resolve: { conditions: [source, "module", "browser", mode] },
  ssr: { resolve: { conditions: [source, "module", "node", mode] } },
};
const slow = process.env["STACKELBERG_SLOW"] === "1";

export default defineConfig({
  test: {
    reporters: ["default", new ClosingLine()],
    passWithNoTests: true,
    // the default leaves one processor free, which is half of a small machine
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["{packages,apps}/*/src/**/*.ts"],
      reporter: ["text-summary", "html"],
    },
    projects: [
      {
        ...fromSource,
        test: {
          name: "tests",
          include: ["{packages,apps,tooling}/*/test/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.slow.test.ts"],
          // no test changes what others see, so all share the modules that are loaded already
          isolate: false,
          // a busy machine is no failure: slow tests are moved, not timed
          testTimeout: 120_000,
          typecheck: {
            enabled: true,
            include: ["{packages,apps}/*/test/**/*.test-d.ts"],
            tsconfig: "./tsconfig.vitest.json",
            // errors in the sources are reported by the task `typecheck`
            ignoreSourceErrors: true,
          },
        },
      },
      {
        ...fromSource,
        plugins: [executedExamples()],
        test: {
          name: "examples",
          include: [],
          includeSource: ["packages/*/src/**/*.ts"],
          testTimeout: 120_000,
        },
      },
      ...(slow
        ? [
            {
              ...fromSource,
              test: {
                name: "slow",
                include: ["{packages,apps,tooling}/*/test/**/*.slow.test.ts"],
                testTimeout: 600_000,
              },
            },
          ]
        : []),
    ],
  },
});
