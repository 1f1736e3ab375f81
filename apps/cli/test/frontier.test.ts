import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const few = ["--counts", "1,100,1e6,infinity", "--trembles", "0,0.01"];

test.each([
  ["case-c-full", []],
  ["shared-price", []],
  ["demand-response", few],
] as const)("the frontier of %s reads well in 80 columns", async (name, options) => {
  const { exit, out } = await run(["frontier", name, ...options]);
  expect(exit).toBe(0);
  expect(out).not.toMatch(/NaN|undefined|null|\[object|(?<![\w.])-0(?![.\d])/);
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(out).toContain("What knowing the readings is worth");
  expect(out).toContain("all stationary points were found");
});

test("--json and --csv print the numbers", async () => {
  const { out } = await run(["frontier", "case-c-full", ...few, "--json"]);
  const result = JSON.parse(out);
  expect(result.schema).toBe("stackelberg.frontier/1");
  expect(result.surviving).toHaveLength(8);
  const csv = (await run(["frontier", "case-c-full", ...few, "--csv"])).out.split("\n");
  expect(csv[0]).toBe("count,variance,teamOptimum,noIncentive,best,share,optimum,gain");
  expect(csv).toHaveLength(9);
  expect(csv[4]).toMatch(/^infinity,0,/);
});

test("--chart draws it", async () => {
  const file = join(temporaryFolder(), "frontier.svg");
  expect((await run(["frontier", "case-c-full", ...few, "--chart", file])).exit).toBe(0);
  const svg = readFileSync(file, "utf8");
  expect(svg).toContain("Share of the value that survives");
  expect(svg).toContain("gain energy");
});

test("a game with noisy monitoring is solved, saved and verified", async () => {
  const { out: text } = await run(["examples", "case-c-full"]);
  const noisy = text.replace(
    "actions: [u0]",
    "actions: [u0]\n  monitors: { what: mean, noise: 0.01 }",
  );
  const folder = temporaryFolder();
  const [game, result] = [join(folder, "game.yaml"), join(folder, "result.json")];
  const { writeFileSync } = await import("node:fs");
  writeFileSync(game, noisy);
  const { exit, out } = await run(["solve", game, "--out", result]);
  expect(exit).toBe(0);
  expect(out).toContain("u0 = u0* - 6.2107*(mean(u) - E[mean(u)])");
  expect(out).toContain("no affine rule is better");
  const { out: piped } = await run(["solve", "-"], { stdin: noisy });
  expect(Math.max(...piped.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect((await run(["verify", game, result])).exit).toBe(0);
  const pasted = /"(u0 = 5[^"]*)"/.exec(out)?.[1]?.replaceAll(/\s+/g, " ") ?? "";
  const evaluated = await run(["evaluate", game, "--rule", pasted, "--json"]);
  expect(JSON.parse(evaluated.out).response.leaderCost).toBeCloseTo(-3.46941064, 7);
});

test.each([
  [["--trembles", "-1"], "STACKELBERG_OPTION_VALUE"],
  [["--trembles", "a"], "STACKELBERG_OPTION_VALUE"],
  [["--counts", "3,2"], "STACKELBERG_OPTION_VALUE"],
  [["--json", "--csv"], "STACKELBERG_OPTION_CONFLICT"],
])("%j is refused", async (argv, code) => {
  const { exit, err } = await run(["frontier", "case-c-full", ...argv]);
  expect(exit).toBe(2);
  expect(err).toContain(code);
});
