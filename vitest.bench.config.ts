import { defineConfig } from "vitest/config";
import { BenchTable } from "./tooling/vitest/src/bench-table.ts";

// benchmarks measure what users install: the built files, not the sources
export default defineConfig({
  test: {
    passWithNoTests: true,
    fileParallelism: false,
    include: [],
    benchmark: {
      include: ["{packages,apps}/*/bench/**/*.bench.ts"],
      reporters: [new BenchTable()],
    },
  },
});
