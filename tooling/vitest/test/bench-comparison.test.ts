import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../../bench-comparison.mjs", import.meta.url));

test("two runs are compared by medians, the slowed ones first, and nothing fails", () => {
  const folder = mkdtempSync(join(tmpdir(), "stackelberg-bench-"));
  const [before, after] = [join(folder, "before.json"), join(folder, "after.json")] as const;
  writeFileSync(before, JSON.stringify({ same: 2, slowed: 0.5, quickened: 8, dropped: 1 }));
  writeFileSync(after, JSON.stringify({ same: 2.1, slowed: 1, quickened: 4, added: 3 }));
  const output = execFileSync(process.execPath, [program, before, after], { encoding: "utf8" });
  expect(output.split("\n").slice(2, 7)).toEqual([
    "| slowed | 500 µs | 1.00 ms | 2.00 | slower |",
    "| same | 2.00 ms | 2.10 ms | 1.05 |  |",
    "| quickened | 8.00 ms | 4.00 ms | 0.50 | faster |",
    "| dropped | 1.00 ms |  |  | gone |",
    "| added |  | 3.00 ms |  | new |",
  ]);
});
