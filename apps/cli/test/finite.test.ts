import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("finite games", () => {
  test("solve tells who does what, what is drawn by lot and what that is worth", async () => {
    const { exit, out } = await run(["solve", "audit"]);
    expect(exit).toBe(0);
    expect(out).toMatch(/v = 1 +0\.25 +0\.75 +0\.75 +drawn by lot/);
    expect(out).toContain("0.5 more: so much is drawing");
    expect(out).toMatch(/optimal: proved by a lower bound of -3\.5/);
  });

  test("solve --out, verify, and a changed number", async () => {
    const file = join(temporaryFolder(), "design.json");
    expect((await run(["solve", "audit", "--out", file])).exit).toBe(0);
    const sound = await run(["verify", "audit", file]);
    expect(sound.exit).toBe(0);
    expect(sound.out).toContain("valid: all");
    writeFileSync(file, readFileSync(file, "utf8").replace('"gapToTeam": 1.5', '"gapToTeam": 1'));
    const broken = await run(["verify", "audit", file]);
    expect(broken.exit).toBe(1);
    expect(broken.out).toContain("certificate.leader.gapToTeam");
    expect((await run(["verify", "charging-night", file])).exit).toBe(2);
  });

  test("a target that no rule holds: exit code 1, with the proof in words", async () => {
    const stdin = `${(await run(["examples", "audit"])).out}\ntarget: { major: [1], followers: [1] }`;
    const { exit, out } = await run(["solve", "-"], { stdin });
    expect(exit).toBe(1);
    expect(out).toContain(
      "Whatever the leader announces, each minor follower does better with u = 0",
    );
  });

  test("evaluate --kernel: a kernel of one's own, from JSON, YAML or a result", async () => {
    const folder = temporaryFolder();
    const [own, design] = [join(folder, "rule.yaml"), join(folder, "design.json")];
    writeFileSync(own, "[[[[1, 0], [0, 1]]]]");
    const generous = await run(["evaluate", "audit", "--kernel", own]);
    expect(generous.exit).toBe(0);
    expect(generous.out).toContain("the leader pays -3");
    writeFileSync(own, "kernel: [[[[1, 0], [0.5, 0.5]]]]");
    const stingy = await run(["evaluate", "audit", "--kernel", own]);
    expect(stingy.exit).toBe(1);
    expect(stingy.out).toContain("is not an equilibrium");
    await run(["solve", "audit", "--out", design]);
    const json = await run(["evaluate", "audit", "--kernel", design, "--json"]);
    expect(JSON.parse(json.out)).toMatchObject({
      schema: "stackelberg.evaluation/1",
      verdict: "certified",
    });
  });

  test("evaluate refuses kernels that are none, with what was expected", async () => {
    const file = join(temporaryFolder(), "rule.json");
    for (const [text, problem] of [
      [
        "[[[[1, 0]]]]",
        "found a list of 1; expected a list of 2, one for each action of the major (v=0, v=1)",
      ],
      ["[[[[1, 0], [0.5, 0.6]]]]", "is not a list of probabilities with sum 1"],
      ["[1, 2", "not valid"],
    ] as const) {
      writeFileSync(file, text);
      const { exit, err } = await run(["evaluate", "audit", "--kernel", file]);
      expect(exit).toBe(2);
      expect(err).toContain(problem);
    }
    const { exit, err } = await run(["evaluate", "audit", "--rule", "w = v"]);
    expect(exit).toBe(2);
    expect(err).toContain("--rule is for games of kind: lqg");
  });

  test("scale as table, JSON and CSV", async () => {
    const json = await run(["scale", "left-right", "--counts", "10,100,infinity", "--json"]);
    const study = JSON.parse(json.out);
    expect(study).toMatchObject({ schema: "stackelberg.study/1", limitWellPosed: true });
    expect(study.rows[2].count).toBe("infinity");
    const { out } = await run(["scale", "left-right", "--counts", "10,100", "--csv"]);
    expect(out.split("\n")).toHaveLength(3);
    expect(out).toContain("count,targetLeaderCost");
  });

  test("--count: the same game among finitely many followers", async () => {
    const { exit, out } = await run(["solve", "left-right", "--count", "10", "--json"]);
    expect(exit).toBe(0);
    expect(JSON.parse(out).target.leaderCost).toBeCloseTo(1 / 40, 9);
  });

  test.each(["kernel.svg", "kernel.png"])("--chart %s", async (name) => {
    const file = join(temporaryFolder(), name);
    expect((await run(["solve", "audit", "--chart", file])).exit).toBe(0);
    expect(readFileSync(file).length).toBeGreaterThan(1000);
  });
});
