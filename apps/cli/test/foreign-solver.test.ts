import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const SOLVER = `
export const solver = {
  name: "half-of-it",
  version: "1.2.3",
  options: { epsilon: 1e6 },
  propose() {
    return { status: "proposed", rule: { kind: "constant", gain: [[0.5]] } };
  },
};
`;

const home = process.cwd();
afterEach(() => process.chdir(home));

/** Makes a folder with these files the current one. */
function inFolder(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  process.chdir(folder);
  return folder;
}

const asked = (solver: string, ...more: string[]) => [
  ...["solve", "case-c-full", "--solver", solver],
  ...more,
];

describe("a solver from elsewhere", () => {
  test.each(["./mine.mjs", "mine.mjs"])("is loaded from a file, %s", async (typed) => {
    inFolder({ "mine.mjs": SOLVER });
    const { exit, out, err } = await run(asked(typed, "--json"));
    expect(exit, err).toBe(0);
    const { solver, incentive, certificate } = JSON.parse(out);
    expect(solver).toEqual({ name: "half-of-it", version: "1.2.3", options: { epsilon: 1e6 } });
    expect(incentive.gain).toEqual([[0.5]]);
    expect(certificate.verdict).toBe("approximate");
  });

  test("is loaded from an installed package", async () => {
    const manifest = { name: "@me/half", type: "module", exports: { ".": { default: "./at.js" } } };
    inFolder({
      "node_modules/@me/half/package.json": JSON.stringify(manifest),
      "node_modules/@me/half/at.js": SOLVER,
    });
    const { exit, out, err } = await run(asked("@me/half", "--json"));
    expect(exit, err).toBe(0);
    expect(JSON.parse(out).solver.name).toBe("half-of-it");
  });

  test("makes results that verify, and pages", async () => {
    inFolder({ "mine.mjs": SOLVER });
    expect((await run(asked("./mine.mjs", "--out", "design.json"))).exit).toBe(0);
    expect((await run(["verify", "case-c-full", "design.json"])).exit).toBe(0);
    const page = ["report", "case-c-full", "--solver", "./mine.mjs", "--out", "page.html"];
    const { exit, err } = await run(page);
    expect(exit, err).toBe(0);
    expect(readFileSync("page.html", "utf8")).toContain("half-of-it");
  });
});

/** What is typed, the file, the code, and what is said. */
const mistakes: readonly (readonly [string, string, string, string])[] = [
  ["no such file", "", "FILE_MISSING", 'there is no file "./mine.mjs"'],
  ["no solver", "export const other = 1;", "SOLVER_SHAPE", "the exports other"],
  ["no exports", "", "SOLVER_SHAPE", "no exports"],
  [
    "no propose",
    'export const solver = { name: "a", version: "1", options: {} };',
    "SOLVER_SHAPE",
    "./mine.mjs: the solver's propose does not fit\n  found:    nothing\n  expected: a function",
  ],
  ["a wrong name", SOLVER.replace("half-of-it", "Half of it"), "SOLVER_SHAPE", '"Half of it"'],
  ["an error at load", 'throw new TypeError("not today");', "SOLVER_LOAD", "TypeError: not today"],
  ["no JavaScript", "export const solver = {{;", "SOLVER_LOAD", "cannot be loaded"],
  ["a missing import", 'import "nowhere-to-be-found";', "SOLVER_LOAD", "nowhere-to-be-found"],
  [
    "an error when it is asked",
    SOLVER.replace("propose() {", 'propose() { throw new Error("too hard");'),
    "SOLVER_FAILED",
    "the solver half-of-it 1.2.3 failed\n  found:    Error: too hard",
  ],
  [
    "an answer that is none",
    SOLVER.replace('"proposed"', '"solved"'),
    "SOLVER_ANSWER",
    "found:    status solved",
  ],
  ["a wrong shape", SOLVER.replace("[[0.5]]", "[[0.5, 1]]"), "RULE_SHAPE", "half-of-it 1.2.3"],
  ["NaN", SOLVER.replace("[[0.5]]", "[[NaN]]"), "RULE_SHAPE", "1 × 1 finite numbers"],
];

test.each(mistakes)("%s is said plainly", async (what, text, code, message) => {
  inFolder(what === "no such file" ? {} : { "mine.mjs": text });
  const { exit, out, err } = await run(asked("./mine.mjs"));
  expect({ exit, out }).toEqual({ exit: 2, out: "" });
  expect(err).toContain(`STACKELBERG_${code}`);
  expect(err).toContain(message);
  expect(err).not.toMatch(/^ +at /m);
});

test("a name that nobody has is neither a file nor a package", async () => {
  inFolder({});
  const { err } = await run(asked("minimum-enrgy"));
  expect(err).toContain("STACKELBERG_OPTION_VALUE");
  expect(err).toContain("a file as in ./my-solver.js, or an installed package");
  expect(err).toContain("did you mean minimum-energy?");
  expect((await run(asked("no such thing"))).err).toContain("STACKELBERG_OPTION_VALUE");
});

test("a package that is broken is not a missing one", async () => {
  const manifest = { name: "half", type: "module", exports: { "./other": "./at.js" } };
  inFolder({ "node_modules/half/package.json": JSON.stringify(manifest) });
  const { err } = await run(asked("half"));
  expect(err).toContain("STACKELBERG_SOLVER_LOAD half cannot be loaded");
});

test("a payment where nobody pays", async () => {
  const tariff = '{ kind: "tariff", T0: 0, b: [1], S: [[0]] }';
  inFolder({ "mine.mjs": SOLVER.replace('{ kind: "constant", gain: [[0.5]] }', tariff) });
  const { exit, err } = await run(asked("./mine.mjs"));
  expect(exit).toBe(2);
  expect(err).toContain("a reaction: this player does not pay");
});

test("other wishes for the rule contradict it, and finite games have no choice", async () => {
  inFolder({ "mine.mjs": SOLVER });
  expect((await run(asked("./mine.mjs", "--robust"))).err).toContain("OPTION_CONFLICT");
  expect((await run(asked("./mine.mjs", "--epsilon", "1"))).err).toContain("OPTION_CONFLICT");
  expect((await run(["solve", "audit", "--solver", "./mine.mjs"])).exit).toBe(2);
});
