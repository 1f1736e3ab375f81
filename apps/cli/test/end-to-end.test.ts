import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const program = fileURLToPath(new URL("../bin/stackelberg.js", import.meta.url));
const built = existsSync(fileURLToPath(new URL("../dist/main.js", import.meta.url)));

function spawned(argv: readonly string[], input = "") {
  const env = { ...process.env, NO_COLOR: "", FORCE_COLOR: "" };
  return spawnSync(process.execPath, [program, ...argv], { encoding: "utf8", input, env });
}

describe.skipIf(!built)("the built program", () => {
  test("solves, with a result that parses", () => {
    const { status, stdout } = spawned(["solve", "case-a", "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).certificate.verdict).toBe("certified");
  });

  test("reads standard input, and shows a mistake on stderr alone", () => {
    const { status, stdout, stderr } = spawned(["solve", "-"], "format: 1\nkind: lgq\n");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("stdin:2:7: STACKELBERG_");
  });

  test("refuses with exit code 1", () => {
    expect(spawned(["solve", "curvature-failure"]).status).toBe(1);
  });

  test("writes no colours into a pipe", () => {
    expect(spawned(["demo"]).stdout).not.toContain("\u001b");
  });
});
