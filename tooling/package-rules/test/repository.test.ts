import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { packageRules, readWorkspace } from "../src/index.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const workspace = readWorkspace(root);

test.each(workspace.map((pkg) => [`${pkg.place}/${pkg.folder}`, pkg] as const))(
  "%s keeps the rules for packages",
  (_, pkg) => {
    expect(packageRules.flatMap((rule) => rule.problems(pkg))).toEqual([]);
  },
);

test("all published packages share one version, which the citation names", () => {
  const published = workspace.filter(({ manifest }) => manifest.private !== true);
  const versions = [...new Set(published.map(({ manifest }) => manifest.version))];
  expect(versions).toHaveLength(1);
  expect(readFileSync(join(root, "CITATION.cff"), "utf8")).toContain(`\nversion: ${versions[0]}\n`);
});
