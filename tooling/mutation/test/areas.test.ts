import { existsSync, readdirSync } from "node:fs";
import { matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { areas } from "../src/areas.mjs";

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const parts = Object.entries(areas);

const sourcesOf = (folder: string): string[] =>
  readdirSync(at(folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file}`);

describe("the parts of the mutation tests", () => {
  it("hold every source of solvers and incentive once", () => {
    for (const file of ["packages/solvers/src", "packages/incentive/src"].flatMap(sourcesOf)) {
      const holders = parts.filter(([, { mutate }]) =>
        mutate.some((glob) => matchesGlob(file, glob)),
      );
      expect(
        holders.map(([name]) => name),
        file,
      ).toHaveLength(1);
    }
  });

  it.each(parts)("%s names tests that exist", (_, { tests }) => {
    for (const test of tests) expect(existsSync(at(test)), test).toBe(true);
  });
});
