import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const counts = ["--counts", "1,10,1000,1e4,1e5,infinity"];

test.each(["case-c-full", "demand-response", "major-minor", "two-resources", "shared-price"])(
  "the study of %s reads well in 80 columns",
  async (name) => {
    const { exit, out } = await run(["scale", name, ...counts]);
    expect(exit).toBe(0);
    expect(out).not.toMatch(/NaN|undefined|null|\[object|(?<![\w.])-0(?![.\d])/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const title of ["What the leader pays", "How strongly", "limit's design", "Remedy"]) {
      expect(out).toContain(title);
    }
  },
);

test("--json prints the study with infinities as text", async () => {
  const { exit, out } = await run(["scale", "case-c-full", "--counts", "10,infinity", "--json"]);
  expect(exit).toBe(0);
  const study = JSON.parse(out);
  expect(study.schema).toBe("stackelberg.study/1");
  expect(study.limitWellPosed).toBe(false);
  expect(study.rows[1]).toMatchObject({ count: "infinity", trembleEnergy: "infinity" });
  expect(study.rows[0].symmetricMode).toBeCloseTo(-0.76336, 10);
});

test("--csv prints one line per number of followers", async () => {
  const { out } = await run(["scale", "two-resources", "--counts", "1,infinity", "--csv"]);
  const lines = out.split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^count,targetLeaderCost,/);
  expect(lines[2]).toMatch(/^infinity,0\.589372198/);
  expect(new Set(lines.map((line) => line.split(",").length)).size).toBe(1);
});

describe("--chart", () => {
  test("draws an SVG with every panel", async () => {
    const file = join(temporaryFolder(), "study.svg");
    const { exit, err } = await run(["scale", "shared-price", ...counts, "--chart", file]);
    expect(exit).toBe(0);
    expect(err).toContain("study.svg");
    const svg = readFileSync(file, "utf8");
    for (const title of ["What the leader pays", "How strongly", "The limit's design", "EUR/h"]) {
      expect(svg).toContain(title);
    }
  });

  test("draws a PNG", async () => {
    const file = join(temporaryFolder(), "study.png");
    expect((await run(["scale", "case-c", ...counts, "--chart", file])).exit).toBe(0);
    expect(readFileSync(file).subarray(1, 4).toString()).toBe("PNG");
  });

  test.each(["study.pdf", "study", "no/such/folder.svg"])("%s is refused at once", async (name) => {
    const { exit, err } = await run(["scale", "case-c", "--chart", join(temporaryFolder(), name)]);
    expect(exit).toBe(2);
    expect(err).toMatch(/STACKELBERG_(CHART_NAME|OUT_UNWRITABLE)/);
  });
});

test.each(["10,1", "0,5", "1,,2", "a", "infinity,3"])("--counts %s is refused", async (list) => {
  const { exit, err } = await run(["scale", "case-c", "--counts", list]);
  expect(exit).toBe(2);
  expect(err).toContain("STACKELBERG_OPTION_VALUE");
});

test("--json and --csv exclude each other", async () => {
  const { exit, err } = await run(["scale", "case-c", "--json", "--csv"]);
  expect(exit).toBe(2);
  expect(err).toContain("STACKELBERG_OPTION_CONFLICT");
});
