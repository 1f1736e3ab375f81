import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packed, root, temporaryFolder } from "../src/tarballs.ts";

const isChange = (file: string) => file.endsWith(".md") && file !== "README.md";
const changes = readdirSync(join(root, ".changeset")).filter(isChange);
const treeState = () =>
  spawnSync("git", ["status", "--porcelain", "--untracked-files=all"], {
    cwd: root,
    encoding: "utf8",
  }).stdout;

test("a rehearsed release shows versions, tarballs and change logs, and changes nothing", () => {
  const before = treeState();
  const shown = execFileSync(process.execPath, ["tooling/release.mjs", "dry"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(treeState()).toBe(before);
  if (changes.length === 0) {
    expect(shown).toContain("Nothing to release");
    return;
  }
  const [, version = ""] = /^# \S+ → (\d+\.\d+\.\d+)$/m.exec(shown) ?? [];
  expect(version).not.toBe("");
  for (const { name } of packed(temporaryFolder())) {
    expect(shown).toMatch(new RegExp(`^\\| ${name} \\| ${version} \\| \\d+ \\| \\d+ kB \\|$`, "m"));
    expect(shown).toContain(`\n## ${name}\n\n`);
  }
});
