import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const WRONG = `format: 1
kind: lqg
name: wrong
leader: { actions: [price], cost: (mean(u) - 5)^2 + price^2 }
followers:
  count: 10
  actions: [u]
  cost: (u - 1)^2 + prise*u
`;

describe("mistakes in a game file", () => {
  test("are shown with file, line, column, and a caret below the place", async () => {
    const file = join(temporaryFolder(), "wrong.yaml");
    writeFileSync(file, WRONG);
    const { exit, out, err } = await run(["solve", file]);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    const lines = err.split("\n");
    expect(lines[0]).toMatch(/^.*wrong\.yaml:8:21: STACKELBERG_UNKNOWN_NAME /);
    expect(err).toContain("price");
    const caret = lines.at(-1) ?? "";
    expect(lines.at(-2)?.slice(caret.indexOf("^"))).toBe("prise*u");
  });

  test("in long lines are shown around the place", async () => {
    const padding = "0*u + ".repeat(60);
    const text = WRONG.replace("(u - 1)^2", `${padding}(u - 1)^2`);
    const { err } = await run(["solve", "-"], { stdin: text, width: 60 });
    const lines = err.split("\n");
    const caret = lines.at(-1) ?? "";
    expect(lines.at(-2)?.slice(caret.indexOf("^"))).toMatch(/^prise/);
    expect(Math.max(...lines.slice(-2).map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test("cannot steer the terminal", async () => {
    const text = WRONG.replace("name: wrong", 'name: "a\\e[31m"\nlabel: "b\\e[2J"');
    const { err } = await run(["solve", "-"], { stdin: text });
    expect(err).not.toContain("\u001b");
  });

  test("with an option of another kind of game say so", async () => {
    for (const [game, option] of [
      ["audit", "--path"],
      ["shared-price", "--chart=kernel.svg"],
    ] as const) {
      const { exit, err } = await run(["solve", game, option]);
      expect(exit).toBe(2);
      expect(err).toContain("STACKELBERG_OPTION_CONFLICT");
    }
  });
});

describe("files that are none", () => {
  test("a missing one, with what was probably meant", async () => {
    const { exit, err } = await run(["solve", "shared-prise.yaml"]);
    expect(exit).toBe(2);
    expect(err).toMatch(/STACKELBERG_FILE_MISSING .*did you mean the gallery game shared-price/);
  });

  test("a folder", async () => {
    const folder = join(temporaryFolder(), "folder");
    mkdirSync(folder);
    const { exit, err } = await run(["solve", folder]);
    expect({ exit, code: err.split(" ")[0] }).toEqual({
      exit: 2,
      code: "STACKELBERG_FILE_IS_FOLDER",
    });
  });

  test.each([
    ["invalid UTF-8", Uint8Array.of(0xff, 0xfe, 0x41)],
    ["zeros", Uint8Array.of(0x61, 0, 0x62)],
  ])("%s", async (_, bytes) => {
    const file = join(temporaryFolder(), "binary");
    writeFileSync(file, bytes);
    const { exit, err } = await run(["solve", file]);
    expect({ exit, code: err.split(" ")[0] }).toEqual({
      exit: 2,
      code: "STACKELBERG_FILE_NOT_TEXT",
    });
  });

  test("an empty one", async () => {
    const { exit, err } = await run(["solve", "-"], { stdin: "" });
    expect(exit).toBe(2);
    expect(err).toContain("stdin:1:1: STACKELBERG_EMPTY_FILE");
  });
});

describe("wrong usage", () => {
  test.each([
    [["sovle", "case-a"], /STACKELBERG_USAGE unknown command 'sovle'\n\(Did you mean solve\?\)/],
    [
      ["solve", "case-a", "--jsn"],
      /STACKELBERG_USAGE unknown option '--jsn'\n\(Did you mean --json\?\)/,
    ],
    [["solve"], /missing required argument 'file'/],
    [["solve", "case-a", "case-b-full"], /too many arguments/],
    [["examples", "minimall"], /did you mean minimal\?/],
    [["evaluate", "case-a"], /STACKELBERG_RULE_MISSING/],
    [["verify", "-", "-"], /STACKELBERG_OPTION_CONFLICT/],
  ])("%j", async (argv, message) => {
    const { exit, out, err } = await run(argv);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toMatch(message);
  });

  test.each([[[]], [["--help"]], [["solve", "--help"]], [["help", "verify"]]])(
    "%j prints help with examples",
    async (argv) => {
      const { exit, out } = await run(argv);
      expect(exit).toBe(0);
      expect(out).toContain("Examples:\n  $ stackelberg ");
    },
  );

  test("--version", async () => {
    expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
