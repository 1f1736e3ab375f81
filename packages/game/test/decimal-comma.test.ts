import { readAnyGame } from "@stackelberg/game/file";
import { describe, expect, it } from "vitest";
import { itRefuses, refusal } from "./refused-game.ts";

const point = "; decimals are written with a point, as in 2.5";

describe("a decimal comma is told from other mistakes", () => {
  itRefuses([
    [
      7,
      "  - { name: x, mean: 1, variance: 2,5 }",
      "STACKELBERG_UNKNOWN_KEY",
      "7:37",
      '"5"',
      `one of name, variance, mean${point}`,
    ],
    [
      7,
      "  - name: x\n    variance: 2,5",
      "STACKELBERG_WRONG_TYPE",
      "8:15",
      '"2,5"',
      `a number${point}`,
    ],
    [
      7,
      "  - name: x\n    variance: [2,5]",
      "STACKELBERG_WRONG_TYPE",
      "8:15",
      "a list of 2",
      `a number${point}`,
    ],
    [5, "parameters: { k: -0,5 }", "STACKELBERG_BAD_NAME", "5:21", '"5"', expectName()],
    [
      5,
      'parameters: { k: "-0,5" }',
      "STACKELBERG_WRONG_TYPE",
      "5:18",
      '"-0,5"',
      `a number${point}`,
    ],
    [
      14,
      "  count: 10\n  tremble: { u: 0,5 }",
      "STACKELBERG_UNKNOWN_NAME",
      "15:19",
      undefined,
      `u${point}`,
    ],
  ]);

  function expectName(): string {
    return `a letter or _, then letters, digits and _, at most 64 in all${point}`;
  }
});

describe("other mistakes are not told as one", () => {
  itRefuses([
    [5, "parameters: { k: many }", "STACKELBERG_WRONG_TYPE", "5:18", '"many"', "a number"],
    [
      5,
      "parameters: { k: [1, 2, 3] }",
      "STACKELBERG_WRONG_TYPE",
      "5:18",
      "a list of 3",
      "a number",
    ],
    [5, 'parameters: { k: "a,5" }', "STACKELBERG_WRONG_TYPE", "5:18", '"a,5"', "a number"],
    [
      7,
      "  - { name: x, mean: 1, variance: 1, m5: 1 }",
      "STACKELBERG_UNKNOWN_KEY",
      "7:38",
      '"m5"',
      "one of name, variance, mean",
    ],
  ]);
});

it("in the values of a finite game", () => {
  const { details } = refusal(() =>
    readAnyGame(`format: 1
kind: finite
name: toll
common:
  - { name: x, values: [0, 1], probabilities: ["0,5", "0,5"] }
leader: { actions: { w: [0] }, cost: share(1) }
followers: { count: 5, actions: { u: [0, 1] }, cost: u + x }`),
  );
  expect(details).toMatchObject({ found: '"0,5"', expected: `a number${point}` });
});
