import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin, Rollup } from "vite";
import { doctest } from "vite-plugin-doctest";

/** What `doctest()` returns, behind its loose type. */
interface Doctest {
  transform(
    code: string,
    id: string,
  ): string | { code: string; map: Rollup.ExistingRawSourceMap } | undefined;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Runs docstring examples that open with `ts @import.meta.vitest` as tests, each named after its
 * file in the repository.
 */
export function executedExamples(): Plugin {
  const { transform } = doctest() as Doctest;
  return {
    name: "executed-examples",
    enforce: "pre",
    transform(code, id) {
      if (!code.includes("@import.meta.vitest")) return undefined;
      const tested = transform(code, relative(root, id));
      if (tested === undefined || typeof tested === "string") return tested;
      return { code: tested.code, map: { ...tested.map, sources: [id] } };
    },
  };
}
