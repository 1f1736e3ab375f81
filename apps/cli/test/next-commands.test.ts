import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reportSections } from "@stackelberg/report";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

/** The commands below "Next", as words; files are written into a folder of their own. */
function nextCommands(report: string, folder: string): readonly (readonly string[])[] {
  const next = reportSections(report).find(({ title }) => title === "Next")?.text ?? "";
  return [...next.matchAll(/^ *stackelberg (.*)$/gm)].map(([, line = ""]) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => {
      const word = quoted ?? bare ?? "";
      return /^(design\.json|report\.html|kernel\.svg)$/.test(word) ? join(folder, word) : word;
    }),
  );
}

const designs = [
  "shared-price --count 30",
  "shared-price --epsilon 0.01 --count 12",
  "shared-price --payments followers --count 40",
  "shared-price --payments followers --solver own-payment --participation exAnte",
  "case-a --solver constant",
  "demand-response --payments both --count 100",
  "own-tariff --margin 0.2",
  "own-tariff --robust --count 50",
  "own-tariff --participation interim --count infinity",
  "two-tariffs --count 1000",
  "cold-evening --payments followers",
  "cold-evening --solver minimum-energy --count 300",
  "audit --nodes 400",
];

describe.each(designs)("what is printed below solve %s", (typed) => {
  test("names the same design again", { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const argv = ["solve", ...typed.split(" ")];
    const asked = (await run([...argv, "--json"])).out;
    const { out, exit } = await run(argv);
    expect(exit).toBe(0);
    const commands = nextCommands(out, folder);
    const repeated: string[] = [];
    for (const [command = "", ...words] of commands) {
      const last = words.at(-1) ?? "";
      const { exit: found, err } = await run([command, ...words]);
      expect(found, `${command} ${words.join(" ")}\n${err}`).not.toBe(2);
      if (words.includes("--details")) {
        const same = words.filter((word) => word !== "--details");
        expect((await run([command, ...same, "--json"])).out).toBe(asked);
        repeated.push("details");
      }
      if (last.endsWith("design.json")) {
        expect(readFileSync(last, "utf8").trim()).toBe(asked.trim());
        repeated.push("out");
      }
      if (last.endsWith("report.html")) {
        expect(designOf(readFileSync(last, "utf8"))).toEqual(JSON.parse(asked));
        repeated.push("report");
      }
      if (command === "verify") {
        expect(existsSync(join(folder, "design.json"))).toBe(true);
        expect(found, err).toBe(0);
        repeated.push("verify");
      }
    }
    expect(repeated).toEqual(expect.arrayContaining(["out", "verify"]));
  });
});

/** The design in a page of `report`. */
function designOf(page: string): unknown {
  const [, json = ""] =
    /<script[^>]*id="stackelberg-report"[^>]*>(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(json).design;
}

const titles = (report: string) =>
  reportSections(report).find(({ title }) => title === "Next")?.text ?? "";

describe("after a refusal", () => {
  test("the affine rule that is best is suggested where it helps, and costs what was said", async () => {
    const { out, exit } = await run(["solve", "curvature-failure", "--epsilon", "0.5", "-n", "20"]);
    expect(exit).toBe(1);
    const better = nextCommands(out, "").find((words) => words.includes("best-affine")) ?? [];
    expect(better).toEqual([
      "solve",
      "curvature-failure",
      "--count",
      "20",
      "--solver",
      "best-affine",
    ]);
    const found = await run([...better, "--json"]);
    expect(found.exit).toBe(0);
    const { incentive, baselines } = JSON.parse(found.out);
    const [, cost, without] = /costs her ([\d.]+), ([\d.]+) without/.exec(titles(out)) ?? [];
    expect(Number(cost)).toBeCloseTo(incentive.response.leaderCost, 4);
    expect(Number(without)).toBeCloseTo(baselines.noIncentive.leaderCost, 4);
    const plain = nextCommands(out, "").map((words) => words.join(" "));
    expect(plain).not.toContain("solve curvature-failure --count 20");
  });

  test("no approximate rule is suggested where every damped gain bends the cost the wrong way", async () => {
    const { out } = await run(["solve", "curvature-failure"]);
    expect(titles(out)).not.toContain("--path");
    expect(out).not.toMatch(/larger\s+epsilon;|ask\s+for\s+a\s+larger/);
    const damped = await run(["solve", "shared-price", "--solver", "minimum-energy", "-n", "10"]);
    expect(damped.exit).toBe(1);
    expect(titles(damped.out)).toContain("solve shared-price --count 10 --path");
  });

  test("in the limit, where reactions fade, payments alone are suggested", async () => {
    const { out } = await run(["solve", "shared-price", "--count", "infinity"]);
    expect(titles(out)).toContain("--count infinity --payments followers");
    expect(titles(out)).not.toMatch(/best-affine|--path/);
  });

  test("classes are offered payments, which hold the target", async () => {
    const { out, exit } = await run(["solve", "cold-evening", "--count", "infinity"]);
    expect(exit).toBe(1);
    const paid = nextCommands(out, "").find((words) => words.includes("--payments")) ?? [];
    expect(paid).toEqual("solve cold-evening --count infinity --payments followers".split(" "));
    expect((await run(paid)).exit).toBe(0);
  });

  test("a solver that was asked for is left out again", async () => {
    const { out } = await run(["solve", "minimal", "--solver", "constant", "--count", "30"]);
    const plain = nextCommands(out, "").find(
      (words) => words.join(" ") === "solve minimal --count 30",
    );
    expect((await run(plain ?? [])).exit).toBe(0);
  });
});
