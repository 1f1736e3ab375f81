import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "@stackelberg/cli/run-command-line";
import { type Block, blocksOf, missingPart } from "@stackelberg/tooling-markdown";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pagesIn, pageText } from "./guide-page.ts";

const home = process.cwd();
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stackelberg-guide-"));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

test.each(pagesIn("guide"))("the files and commands of %s do what it says", async (page) => {
  let printed = "";
  for (const block of blocksOf(pageText(page))) {
    if (block.language === "yaml" || block.language === "js") saveFile(block);
    if (block.language === "sh") printed = await runLines(block.text);
    if (block.language === "text" && printed !== "") {
      expect(missingPart(printed, block.text), printed).toBeNull();
    }
    if (block.language === "ts") printed = "";
  }
});

/** A file of the guide has a name; what it imports of this repository comes from the sources. */
function saveFile({ file, text }: Block): void {
  expect(file).toMatch(/^[\w.-]+\.(yaml|mjs)$/);
  const sources = fileURLToPath(new URL("../../../packages/", import.meta.url));
  const code = text.replaceAll(/"@stackelberg\/([\w-]+)"/g, `"${sources}$1/src/index.ts"`);
  writeFileSync(join(folder, file ?? ""), code);
}

/** Runs a block of commands and returns what they print; `npm run` must name a script. */
async function runLines(text: string): Promise<string> {
  const printed: string[] = [];
  for (const line of text
    .trim()
    .replaceAll(/\s*\\\n\s*/g, " ")
    .split("\n")) {
    const script = /^npm run ([\w:-]+)$/.exec(line)?.[1];
    if (script) expect(rootScripts()).toContain(script);
    else printed.push(await runLine(line));
  }
  return printed.join("\n");
}

async function runLine(line: string): Promise<string> {
  const typed = line.replace(/^node apps\/cli\/bin\/stackelberg\.js/, "stackelberg");
  const [command = "", target] = typed.split(" > ");
  const [program, ...argv] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? "",
  );
  expect(program, line).toBe("stackelberg");
  const { exit, out, err } = await run(argv);
  expect(exit, `${line}\n${err}`).not.toBe(2);
  if (target) writeFileSync(join(folder, target), out);
  return out;
}

async function run(argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await runCommandLine(argv, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    program: "stackelberg",
    width: 68,
    colour: false,
    stdin: async () => new Uint8Array(),
    progress: () => () => undefined,
  });
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

function rootScripts(): readonly string[] {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
  );
  const scripts = typeof manifest === "object" && manifest !== null && "scripts" in manifest;
  return scripts ? Object.keys(manifest.scripts as object) : [];
}

test("the guide explains every reason for which a rule is refused", () => {
  const source = readFileSync(
    new URL("../../../packages/incentive/src/solver/incentive-solver.ts", import.meta.url),
    "utf8",
  );
  const [, union = ""] = /type RefusalReason =([^;]*);/.exec(source) ?? [];
  const reasons = [...union.matchAll(/"([\w-]+)"/g)].map(([, reason]) => `\`${reason}\``);
  expect(reasons.length).toBeGreaterThan(5);
  for (const reason of reasons) expect(pageText("guide/certificate.md")).toContain(reason);
});
