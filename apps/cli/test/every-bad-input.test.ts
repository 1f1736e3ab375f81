import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const GAME = `format: 1
kind: lqg
name: small
common:
  - { name: x, variance: 1 }
leader:
  actions: [price]
  observes: { forecast: x }
  cost: (mean(u) - 5)^2 + price^2
followers:
  count: 10
  actions: [u]
  private: [{ name: need, mean: 7, variance: 2 }]
  observes: { reading: need + x }
  cost: (u - need)^2 + price*u + price^2
`;

/** The game with one line replaced. */
function changed(line: number, text: string): string {
  const lines = GAME.split("\n");
  lines[line - 1] = text;
  return lines.join("\n");
}

/** What is wrong, the text of the file, the code, and where it is found. */
type Mistake = readonly [what: string, text: string, code: string, at: string];

const mistakes: readonly Mistake[] = [
  ["an unknown key", changed(11, "  cuont: 10"), "UNKNOWN_KEY", "11:3"],
  ["a missing cost", changed(9, ""), "MISSING_KEY", "6:1"],
  ["an unknown name", changed(15, "  cost: (u - ned)^2"), "UNKNOWN_NAME", "15:14"],
  ["a formula that is not quadratic", changed(15, "  cost: u^3"), "NOT_QUADRATIC", "15:9"],
  ["implicit multiplication", changed(15, "  cost: 2u"), "IMPLICIT_MULTIPLICATION", "15:10"],
  ["a semicolon", changed(15, "  cost: u^2; price"), "FORMULA_SYNTAX", "15:12"],
  ["an infinite number", changed(5, "  - { name: x, variance: .inf }"), "NOT_FINITE", "5:26"],
  [
    "a number that is none",
    changed(5, "  - { name: x, mean: .nan, variance: 1 }"),
    "NOT_FINITE",
    "5:22",
  ],
  ["a negative variance", changed(5, "  - { name: x, variance: -1 }"), "NEGATIVE_VARIANCE", "5:26"],
  [
    "an asymmetric covariance",
    changed(5, "  - { names: [x, y], covariance: [[1, 0.5], [0.4, 1]] }"),
    "NOT_SYMMETRIC",
    "5:39",
  ],
  [
    "an indefinite covariance",
    changed(5, "  - { names: [x, y], covariance: [[1, 2], [2, 1]] }"),
    "NOT_SEMIDEFINITE",
    "5:39",
  ],
  ["no followers", changed(11, "  count: 0"), "BAD_COUNT", "11:10"],
  ["half a follower", changed(11, "  count: 2.5"), "BAD_COUNT", "11:10"],
  ["a negative number of followers", changed(11, "  count: -3"), "BAD_COUNT", "11:10"],
  ["duplicate names", changed(12, "  actions: [price]"), "DUPLICATE_NAME", "12:13"],
  [
    "an observation of something out of sight",
    changed(8, "  observes: { forecast: need }"),
    "NOT_OBSERVABLE",
    "8:25",
  ],
  [
    "a leader cost that is not convex",
    changed(9, "  cost: (mean(u) - 5)^2 - price^2"),
    "LEADER_COST_NOT_CONVEX",
    "9:9",
  ],
  [
    "a leader cost without a bound",
    changed(9, "  cost: mean(u) + price^2"),
    "LEADER_COST_UNBOUNDED",
    "9:9",
  ],
  ["an empty file", "", "EMPTY_FILE", "1:1"],
  ["10 MB of nesting", "[".repeat(10_000_000), "FILE_TOO_LARGE", "1:1"],
  ["deep nesting", `a: ${"[".repeat(50_000)}`, "TOO_DEEP", "1:102"],
  ["a bomb of aliases", bomb(), "TOO_MANY_ALIASES", ""],
  ["__proto__ as a key", changed(1, "__proto__: 1"), "UNKNOWN_KEY", "1:1"],
  ["__proto__ as a name", changed(12, "  actions: [__proto__]"), "RESERVED_NAME", "12:13"],
  ["constructor as a name", changed(12, "  actions: [constructor]"), "RESERVED_NAME", "12:13"],
  [
    "the price times the quantity of Cournot",
    changed(9, "  cost: -(12 - price - 10*mean(u))*price"),
    "LEADER_COST_NOT_CONVEX",
    "9:9",
  ],
];

/** Ten levels of ten aliases each. */
function bomb(): string {
  const levels = Array.from({ length: 10 }, (_, k) => {
    const items = Array.from({ length: 10 }, () => (k === 0 ? "x" : `*a${k - 1}`));
    return `a${k}: &a${k} [${items.join(", ")}]`;
  });
  return levels.join("\n");
}

describe.each(mistakes)("%s", (_, text, code, at) => {
  const commands = ["solve", "evaluate", "scale", "frontier", "report", "compare"];
  test.each(commands)("%s: exit 2, code, place, nothing written", async (command) => {
    const folder = temporaryFolder();
    const file = join(folder, "game.yaml");
    writeFileSync(file, text);
    const options = {
      solve: ["--out", join(folder, "design.json")],
      evaluate: ["--rule", "price = 0"],
      report: ["--out", join(folder, "report.html")],
      compare: ["--compare"],
    }[command];
    const verb = command === "compare" ? "solve" : command;
    const { exit, out, err } = await run([verb, file, ...(options ?? [])]);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toContain(`STACKELBERG_${code}`);
    expect(err).toContain(at === "" ? file : `${file}:${at}: `);
    expect(err).not.toContain("STACKELBERG_DEFECT");
    expect(readdirSync(folder)).toEqual(["game.yaml"]);
  });
});

test("the game that the mistakes are made in is right", async () => {
  expect((await run(["solve", "-"], { stdin: GAME })).exit).toBe(0);
});
