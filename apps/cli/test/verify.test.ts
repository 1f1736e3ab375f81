import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

async function designFile(game: string): Promise<string> {
  const file = join(temporaryFolder(), "design.json");
  await run(["solve", game, "--out", file]);
  return file;
}

test.each(["case-a", "minimal", "shared-price", "major-minor", "curvature-failure"])(
  "what solve writes for %s is valid",
  async (game) => {
    const { exit, out } = await run(["verify", game, await designFile(game)]);
    expect(exit).toBe(0);
    expect(out).toMatch(/^valid: all \d+ numbers/);
  },
);

test("a changed number is found", async () => {
  const file = await designFile("case-a");
  const result = JSON.parse(readFileSync(file, "utf8"));
  result.target.leaderCost += 1e-3;
  writeFileSync(file, JSON.stringify(result));
  const { exit, out } = await run(["verify", "case-a", file]);
  expect(exit).toBe(1);
  expect(out).toMatch(/^not valid/);
  expect(out).toContain("target.leaderCost");
  const { valid, findings } = JSON.parse((await run(["verify", "case-a", file, "--json"])).out);
  expect(valid).toBe(false);
  expect(findings.map(({ path }: { path: string }) => path)).toContain("target.leaderCost");
});

test("a result of another game is bad input", async () => {
  const { exit, err } = await run(["verify", "minimal", await designFile("case-a")]);
  expect(exit).toBe(2);
  expect(err).toContain("STACKELBERG_RESULT_OTHER_GAME");
});

test.each([
  ["shared-price", [], "followers"],
  ["demand-response", ["--payments", "followers"], "both"],
  ["cold-evening", [], "followers"],
  ["shared-price", ["--payments", "followers"], "none"],
] as const)("a result of %s%j with payments of %s says what to add", async (game, typed, who) => {
  const file = join(temporaryFolder(), "design.json");
  await run(["solve", game, "--payments", who, "--count", "20", "--out", file]);
  const { exit, err } = await run(["verify", game, file, ...typed]);
  expect(exit).toBe(2);
  expect(err).toContain("STACKELBERG_RESULT_OTHER_GAME");
  const [, hint = ""] = /stackelberg (verify .*)$/m.exec(err.replaceAll(/\s*\n\s*/g, " ")) ?? [];
  expect(hint).toBe(`verify ${game} ${file} --payments ${who}`);
  const { exit: valid, out } = await run(hint.split(" "));
  expect(valid, out).toBe(0);
});

test.each(["", "{", "[]", '{"schema":"other/1"}'])("%j is not a result", async (text) => {
  const file = join(temporaryFolder(), "design.json");
  writeFileSync(file, text);
  const { exit, err } = await run(["verify", "case-a", file]);
  expect(exit).toBe(2);
  expect(err).toMatch(/^STACKELBERG_RESULT_/m);
});
