import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bench, describe } from "vitest";

const program = fileURLToPath(new URL("../bin/stackelberg.js", import.meta.url));
const ten = { time: 0, iterations: 10, warmupTime: 0, warmupIterations: 1 };

describe("as a process, start-up included", () => {
  bench("node alone", () => run("-e", "0"), ten);
  bench("stackelberg --version", () => run(program, "--version"), ten);
  bench("stackelberg solve minimal", () => run(program, "solve", "minimal"), ten);
  bench("stackelberg solve shared-price", () => run(program, "solve", "shared-price"), ten);
  bench("stackelberg demo", () => run(program, "demo"), ten);
});

function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}
