import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Block, blocksOf, missingPart } from "@stackelberg/tooling-markdown";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const pnpm = join(root, "node_modules", "pnpm", "bin", "pnpm.cjs");
const copy = mkdtempSync(join(tmpdir(), "stackelberg-copy-"));

// what a terminal has, not what this test runner and the package manager add
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITEST|STACKELBERG_|NODE_|CI$)/.test(name),
  ),
);

const AUTHOR = ["-c", "user.name=Copy", "-c", "user.email=copy@stackelberg.invalid"];

/** The files of the repository as they are now, with their dependencies installed. */
function makeCopy(): void {
  const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", listed, { cwd: root, encoding: "utf8" });
  const archive = execFileSync("tar", ["--ignore-failed-read", "--null", "-T", "-", "-cf", "-"], {
    cwd: root,
    input: files,
    maxBuffer: 2 ** 30,
  });
  execFileSync("tar", ["-xf", "-"], { cwd: copy, input: archive });
  // without a commit turbo would read every file below node_modules
  for (const argv of [["init"], ["add", "."], [...AUTHOR, "commit", "--message", "copy"]]) {
    execFileSync("git", argv, { cwd: copy, env, stdio: "ignore" });
  }
  const store = execFileSync(process.execPath, [pnpm, "store", "path"], { cwd: root, env });
  const install = ["install", "--frozen-lockfile", "--prefer-offline", "--store-dir"];
  execFileSync(process.execPath, [pnpm, ...install, String(store).trim()], { cwd: copy, env });
}

let checked = false;

test("what CONTRIBUTING.md tells to type and to write adds a gain design and a game", () => {
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }), 120_000);
  makeCopy();
  let printed = "";
  for (const { language, text } of blocksOf(readFileSync(join(root, "CONTRIBUTING.md"), "utf8"))) {
    if (language === "ts" || language === "yaml") save(text);
    if (language === "sh") printed = text.trim().split("\n").map(typed).join("\n");
    if (language === "text" && printed !== "") {
      expect(missingPart(printed, text), printed).toBeNull();
    }
  }
  expect(printed).toContain("What the leader wants");
});

/** A block that is a file begins with its name. */
function save(text: Block["text"]): void {
  const [, name, content = ""] = /^(?:\/\/|#) (\S+)\n(.*)$/s.exec(text) ?? [];
  expect(name, text).toBeDefined();
  writeFileSync(join(copy, name ?? ""), content);
}

/** What a command prints; it must succeed. All checks are run once, later only the tests named. */
function typed(typedLine: string): string {
  const tests = /^npm test -- (.*)/.exec(typedLine)?.[1];
  const line = tests !== undefined && checked ? `npx vitest run ${tests}` : typedLine;
  checked ||= tests !== undefined;
  const [command = "", ...argv] = line.split(" ");
  const { status, stdout, stderr } = spawnSync(command, argv, { cwd: copy, env, encoding: "utf8" });
  expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
