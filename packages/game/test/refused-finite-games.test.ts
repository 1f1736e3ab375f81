import { finiteGame } from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import { describe, expect, it } from "vitest";
import { refusal } from "./refused-game.ts";

const sound = `format: 1
kind: finite
name: base
common:
  - { name: x, values: [0, 1], probabilities: [0.5, 0.5] }
leader:
  actions: { w: [0, 1] }
  cost: w + x
major:
  actions: { v: [0, 1, 2] }
  observes: { z: { values: [0, 1], given: x, probabilities: [[0.7, 0.3], [0.2, 0.8]] } }
  cost: v*w
followers:
  count: infinity
  actions: { u: [0, 1] }
  cost: u*share(1)`;

it("the game without a mistake is read", () => {
  expect(readAnyGame(sound).kind).toBe("finite");
});

type Case = readonly [
  line: number,
  text: string,
  code: string,
  at: string,
  found: string,
  expected: string,
];

const cases: readonly Case[] = [
  [
    5,
    "  - { name: x, values: [0, 1], probabilities: [0.5, 0.4] }",
    "STACKELBERG_BAD_PROBABILITY",
    "5:47",
    "a sum of 0.9",
    "2 numbers from 0 to 1 with sum 1",
  ],
  [
    5,
    "  - { name: x, values: [0, 1], probabilities: [1.5, -0.5] }",
    "STACKELBERG_BAD_PROBABILITY",
    "5:48",
    "1.5",
    "a number from 0 to 1",
  ],
  [
    5,
    "  - { name: x, values: [0, 1], probabilities: [1] }",
    "STACKELBERG_WRONG_LENGTH",
    "5:47",
    "a list of 1",
    "a list of 2 numbers",
  ],
  [
    5,
    "  - { name: x, values: [0, 0], probabilities: [0.5, 0.5] }",
    "STACKELBERG_DUPLICATE_VALUE",
    "5:28",
    "a second 0",
    "every value once",
  ],
  [5, "  - { name: x, mean: 0, variance: 1 }", "STACKELBERG_UNKNOWN_KEY", "5:16", '"mean"', "name"],
  [
    7,
    "  actions: { w: [] }",
    "STACKELBERG_WRONG_TYPE",
    "7:17",
    "a list of 0",
    "at least one number",
  ],
  [
    7,
    "  actions: [w]",
    "STACKELBERG_WRONG_TYPE",
    "7:12",
    "a list of 1",
    "a map of keys and values",
  ],
  [
    7,
    "  actions: { w: [0, .inf] }",
    "STACKELBERG_NOT_FINITE",
    "7:21",
    "Infinity",
    "a finite number",
  ],
  [
    7,
    "  actions: { x: [0, 1] }",
    "STACKELBERG_DUPLICATE_NAME",
    "7:14",
    '"x", which common.0.name has already',
    "names that differ",
  ],
  [
    7,
    "  actions: { w: [0, 1] }\n  default: { w: 2 }",
    "STACKELBERG_UNKNOWN_VALUE",
    "8:17",
    "2",
    "one of 0, 1",
  ],
  [8, "  cost: w + y", "STACKELBERG_UNKNOWN_NAME", "8:13", '"y"', "x"],
  [8, "  cost: 1e300*w^2*1e300*x", "STACKELBERG_NOT_FINITE", "8:9", '"1e300*w^2*1e300', "1.8e308"],
  [8, "  cost: w/x", "STACKELBERG_CONVEX_ONLY", "8:11", '"x"', "degree"],
  [8, "  cost: w + z", "STACKELBERG_UNKNOWN_NAME", "8:13", '"z"', "x"],
  [
    11,
    "  observes: { z: { values: [0, 1], given: y, probabilities: [[1, 0], [0, 1]] } }",
    "STACKELBERG_UNKNOWN_NAME",
    "11:43",
    '"y"',
    "x",
  ],
  [
    11,
    "  observes: { z: { values: [0, 1], given: x, probabilities: [[1, 0]] } }",
    "STACKELBERG_WRONG_LENGTH",
    "11:61",
    "a list of 1",
    "a list of 2, one entry per value",
  ],
  [
    11,
    "  observes: { z: { values: [0, 1], given: x, probabilities: [[1, 0], [0.5]] } }",
    "STACKELBERG_WRONG_LENGTH",
    "11:70",
    "a list of 1",
    "a list of 2 numbers",
  ],
  [
    11,
    "  observes: { z: { values: [0, 1], given: x, probabilities: [[1, 0], [0.5, 0.6]] } }",
    "STACKELBERG_BAD_PROBABILITY",
    "11:70",
    "a sum of 1.1",
    "sum 1",
  ],
  [
    11,
    "  observes: { z: x }",
    "STACKELBERG_WRONG_TYPE",
    "11:18",
    '"x"',
    "a map of keys and values",
  ],
  [11, "  private: []", "STACKELBERG_NOT_YET_SUPPORTED", "11:3", "", "later version"],
  [14, "  count: 0", "STACKELBERG_BAD_COUNT", "14:10", "0", "infinity"],
  [
    16,
    "  cost: u*share(2)",
    "STACKELBERG_UNKNOWN_VALUE",
    "16:11",
    '"share(2)"',
    "one of share(0), share(1)",
  ],
  [
    16,
    "  cost: u*share(u)",
    "STACKELBERG_UNKNOWN_VALUE",
    "16:11",
    '"share(u)"',
    "one of share(0), share(1)",
  ],
  [16, "  cost: u*mean(v)", "STACKELBERG_UNKNOWN_NAME", "16:11", '"mean(v)"', "mean(u)"],
  [16, "  cost: u*share(1)^16*v", "STACKELBERG_DEGREE", "16:9", '"u*share(1)^16*v"', "at most 16"],
  [
    17,
    "target: { major: [1] }",
    "STACKELBERG_WRONG_LENGTH",
    "17:18",
    "a list of 1",
    "one entry per value of z",
  ],
  [17, "target: { major: [1, 3] }", "STACKELBERG_UNKNOWN_VALUE", "17:22", "3", "one of 0, 1, 2"],
  [
    17,
    "target: { major: [1, [0.5, 0.5]] }",
    "STACKELBERG_WRONG_LENGTH",
    "17:22",
    "a list of 2",
    "a list of 3 numbers",
  ],
  [17, "target: { leader: [0] }", "STACKELBERG_UNKNOWN_NAME", "17:11", '"leader"', "major"],
];

describe("refuses with place, what was found and what was expected", () => {
  it.each(cases)("line %i: %s", (line, text, code, at, found, expected) => {
    const lines = sound.split("\n");
    lines[line - 1] = text;
    const error = refusal(() => readAnyGame(lines.join("\n"), { file: "game.yaml" }));
    const { position, details } = { position: error.details.position, details: error.details };
    expect({ code: error.code, at: `${position?.line}:${position?.column}` }).toEqual({ code, at });
    expect(details.found ?? "").toContain(found);
    expect(details.expected ?? "").toContain(expected);
  });
});

it("refuses tables of the wrong shape in plain arrays", () => {
  const build = (table: readonly number[], shares: readonly number[] = [0, 0]) =>
    refusal(() =>
      finiteGame({
        name: "built",
        leader: { actions: { w: [0, 1] }, cost: [{ shares, table }] },
        followers: { count: 1, actions: { u: [0, 1] }, cost: [] },
      }),
    );
  expect(build([0]).details.path).toEqual(["leader", "cost", 0, "table"]);
  expect(build([0, Number.NaN]).code).toBe("STACKELBERG_NOT_FINITE");
  expect(build([0, 1], [0]).code).toBe("STACKELBERG_WRONG_LENGTH");
  expect(build([0, 1], [0.5, 0]).code).toBe("STACKELBERG_DEGREE");
});
