import { describe } from "vitest";
import { itRefuses } from "./refused-game.ts";

describe("finds places inside scalars of all forms", () => {
  itRefuses([
    [
      18,
      "  cost: 'u^2 +\n    nope'",
      "STACKELBERG_UNKNOWN_NAME",
      "19:5",
      '"nope"',
      "one of x, w, price, need, u, mean(u), mean(need), k",
    ],
    [
      18,
      "  cost: >-\n    u^2 +\n    price*nope",
      "STACKELBERG_UNKNOWN_NAME",
      "20:11",
      '"nope"',
      "one of x, w, price, need, u, mean(u), mean(need), k",
    ],
    [
      18,
      "  cost: |\n    u^2 +\n      price*nope\n",
      "STACKELBERG_UNKNOWN_NAME",
      "20:13",
      '"nope"',
      "one of x, w, price, need, u, mean(u), mean(need), k",
    ],
    [
      18,
      "  cost: u^2 +\n     price*nope",
      "STACKELBERG_UNKNOWN_NAME",
      "19:12",
      '"nope"',
      "one of x, w, price, need, u, mean(u), mean(need), k",
    ],
    [
      18,
      "  cost: &c !!str u*nope",
      "STACKELBERG_UNKNOWN_NAME",
      "18:20",
      '"nope"',
      "one of x, w, price, need, u, mean(u), mean(need), k",
    ],
    [
      12,
      "  cost: &c u^2 + price^2 + need*nope",
      "STACKELBERG_UNKNOWN_NAME",
      "12:33",
      '"nope"',
      "one of x, w, price, need, u, mean(u), mean(need), k",
    ],
  ]);
});

describe("refuses files that are not YAML or not one map", () => {
  itRefuses([
    [
      17,
      "  observes: { reading: x, reading: need }",
      "STACKELBERG_DUPLICATE_KEY",
      "17:27",
      'a second "reading"',
      "every key once",
    ],
    [18, "  - cost: 1", "STACKELBERG_FILE_SYNTAX", "18:1", undefined, "YAML or JSON"],
    [18, "  cost: *nope", "STACKELBERG_FILE_SYNTAX", "18:9", "*nope", "&nope earlier in the file"],
    [18, "  cost: !js u", "STACKELBERG_FILE_SYNTAX", "18:9", undefined, "YAML or JSON"],
    [18, "  cost: [u", "STACKELBERG_FILE_SYNTAX", "18:11", undefined, "YAML or JSON"],
    [18, "  cost: {u: 1", "STACKELBERG_FILE_SYNTAX", "18:14", undefined, "YAML or JSON"],
    [18, "\tcost: u", "STACKELBERG_FILE_SYNTAX", "18:1", undefined, "YAML or JSON"],
    [1, "? [a]\n: 1", "STACKELBERG_FILE_SYNTAX", "1:3", undefined, "a name, a colon and a value"],
    [
      1,
      "--- 1\n---\nformat: 1",
      "STACKELBERG_SEVERAL_DOCUMENTS",
      "2:1",
      undefined,
      "one game per file",
    ],
  ]);
});
