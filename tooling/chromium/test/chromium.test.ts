import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chromiumPath } from "../src/chromium.ts";

let folder = "";
const browser = () => join(folder, "chromium");

/** A machine whose programs are those of one folder. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stackelberg-browser-"));
  vi.stubEnv("PATH", folder);
  vi.stubEnv("STACKELBERG_CHROMIUM", "");
  vi.spyOn(process, "getuid").mockReturnValue(0);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

test("the browser that is named is taken", () => {
  vi.stubEnv("STACKELBERG_CHROMIUM", "/somewhere/else");
  expect(chromiumPath()).toBe("/somewhere/else");
});

test("one that is there is found", () => {
  program("chromium", "");
  program("apt-get", "exit 9");
  expect(chromiumPath()).toBe(browser());
});

test("one that is absent is installed from the packages of the system", () => {
  program("apt-get", `if [ "$1" = install ]; then : > "${folder}/chromium"; fi`);
  expect(chromiumPath()).toBe(browser());
});

test("there is none where the packages cannot be had", () => {
  program("apt-get", "exit 100");
  expect(chromiumPath()).toBeNull();
});

test("nothing is installed by people who are not root", () => {
  program("apt-get", `: > "${folder}/chromium"`);
  vi.mocked(process.getuid as () => number).mockReturnValue(1000);
  expect(chromiumPath()).toBeNull();
});

test("where there is none, this is said", () => {
  expect(chromiumPath()).toBeNull();
  expect(vi.mocked(console.warn).mock.calls.flat().join("\n")).toMatch(
    /^SKIPPED: there is no Chromium.*STACKELBERG_CHROMIUM/,
  );
});
