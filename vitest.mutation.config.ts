import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { area } from "./tooling/mutation/src/areas.mjs";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A mutant runs the tests that reach it until one fails, so those that answer quickly come first. */
class AsListed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = (file: TestSpecification): number =>
      area.tests.findIndex((test) => file.moduleId.endsWith(test));
    return files.sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@stackelberg\/tooling-([\w-]+)\/([\w-]+)$/,
        replacement: at("tooling/$1/src/$2.ts"),
      },
      { find: /^@stackelberg\/([\w-]+)$/, replacement: at("coverage/mutated/$1.js") },
      { find: "@stackelberg/game/file", replacement: at("coverage/mutated/game-file.js") },
    ],
  },
  test: {
    testTimeout: 120_000,
    isolate: false,
    sequence: { sequencer: AsListed },
    server: { deps: { external: [/\/coverage\/mutated\//] } },
    globalSetup: "tooling/mutation/src/bundle-sources.ts",
    setupFiles: ["tooling/mutation/src/fail-fast.ts"],
    include: [...area.tests],
  },
});
