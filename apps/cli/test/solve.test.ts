import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const GAME = `
format: 1
kind: lqg
name: smallest
leader: { actions: [price], cost: (mean(u) - 5)^2 + price^2 }
common: [{ name: x, variance: 1 }]
followers: { count: 10, actions: [u], observes: { y: x }, cost: (u - x)^2 + price*u + price^2 }
`;

describe("exit codes", () => {
  test.each([
    ["case-a", 0],
    ["shared-price", 0],
    ["curvature-failure", 1],
  ])("%s: %i", async (name, exit) => {
    expect((await run(["solve", name])).exit).toBe(exit);
  });

  test("an infinite population without a major follower is refused with all numbers", async () => {
    const { exit, out } = await run(["solve", "case-c", "--count", "infinity", "--json"]);
    expect(exit).toBe(1);
    const result = JSON.parse(out);
    expect(result.certificate.reason).toBe("limit-not-well-posed");
    expect(result.incentive).toBeNull();
    expect(result.target.leaderCost).toBeCloseTo(-61 / 19, 9);
    expect(result.game.count).toBe("infinity");
  });
});

describe("--json", () => {
  test("prints the result and nothing else", async () => {
    const { out } = await run(["solve", "-", "--json"], { stdin: GAME });
    const result = JSON.parse(out);
    expect(result.schema).toBe("stackelberg.design/1");
    expect(result.game.name).toBe("smallest");
  });

  test("with --path prints the path", async () => {
    const { out } = await run(["solve", "minimal", "--path", "--json"]);
    const { schema, points } = JSON.parse(out);
    expect(schema).toBe("stackelberg.path/1");
    const epsilons = points.map((point: { epsilon: number }) => point.epsilon);
    expect(epsilons).toEqual([...epsilons].sort((a, b) => b - a));
  });
});

describe("options", () => {
  test.each(["constant", "minimum-energy", "epsilon"])("--solver %s", async (solver) => {
    const { out } = await run(["solve", "case-c", "--solver", solver, "--json"]);
    expect(JSON.parse(out).solver.name).toBe(solver);
  });

  test("--count replaces the number of followers", async () => {
    const { out } = await run(["solve", "case-a", "-n", "3", "--json"]);
    expect(JSON.parse(out).incentive.gain[0][0]).toBeCloseTo(-31 / 27, 12);
  });

  test("--epsilon accepts a small exploitability", async () => {
    const { out } = await run(["solve", "case-c", "--epsilon", "0.01", "--json"]);
    const { certificate } = JSON.parse(out);
    expect(certificate.verdict).toBe("approximate");
    expect(certificate.epsilon).toBeCloseTo(0.01, 8);
  });

  test.each([
    [["--count", "0"], "STACKELBERG_OPTION_VALUE"],
    [["--count", "2.5"], "STACKELBERG_OPTION_VALUE"],
    [["--count", ""], "STACKELBERG_OPTION_VALUE"],
    [["--epsilon", "-1"], "STACKELBERG_OPTION_VALUE"],
    [["--epsilon", "x"], "STACKELBERG_OPTION_VALUE"],
    [["--solver", "magic"], "STACKELBERG_OPTION_VALUE"],
    [["--solver", "constant", "--epsilon", "1"], "STACKELBERG_OPTION_CONFLICT"],
    [["--out", "-"], "STACKELBERG_OUT_NAME"],
  ])("%j is refused", async (options, code) => {
    const { exit, out, err } = await run(["solve", "case-a", ...options]);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toContain(code);
  });
});

describe("--out", () => {
  test("writes the result, which verifies", async () => {
    const file = join(temporaryFolder(), "design.json");
    const { exit, err } = await run(["solve", "minimal", "--out", file]);
    expect(exit).toBe(0);
    expect(err).toContain(file);
    expect((await run(["verify", "minimal", file])).exit).toBe(0);
  });

  test("writes what --json prints", async () => {
    const file = join(temporaryFolder(), "design.json");
    const { out } = await run(["solve", "case-a", "--json", "--out", file]);
    expect(readFileSync(file, "utf8").trimEnd()).toBe(out);
  });

  test("replaces a file as a whole and leaves nothing else behind", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "design.json");
    writeFileSync(file, "old ".repeat(100_000));
    await run(["solve", "case-a", "--out", file]);
    expect(JSON.parse(readFileSync(file, "utf8")).schema).toBe("stackelberg.design/1");
    expect(readdirSync(folder)).toEqual(["design.json"]);
  });

  test("writes nothing where the game is wrong", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "design.json");
    const { exit } = await run(["solve", "-", "--out", file], { stdin: "format: 1" });
    expect(exit).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("does not overwrite the game", async () => {
    const file = join(temporaryFolder(), "game.yaml");
    writeFileSync(file, GAME);
    const { exit, err } = await run(["solve", file, "--out", file]);
    expect(exit).toBe(2);
    expect(err).toContain("STACKELBERG_OUT_UNWRITABLE");
    expect(readFileSync(file, "utf8")).toBe(GAME);
  });

  test.each(["", "missing/design.json"])("a place that cannot be written: %j", async (place) => {
    const file = join(temporaryFolder(), place);
    const { exit, err } = await run(["solve", "case-a", "--out", file]);
    expect(exit).toBe(2);
    expect(err).toContain("STACKELBERG_OUT_UNWRITABLE");
    expect(existsSync(join(file, "design.json"))).toBe(false);
  });
});
