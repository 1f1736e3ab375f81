import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatWithOptions } from "node:util";
import { vi } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A fenced block of a Markdown file. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

/** All fenced blocks of a Markdown file of the repository, in order. */
export function blocksOf(file: string): readonly Block[] {
  const markdown = readFileSync(join(root, file), "utf8");
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, text]) => ({
    language: language ?? "",
    text: text ?? "",
  }));
}

/** TypeScript examples of a Markdown file, each with the output shown below it, if any. */
export function examplesOf(file: string): readonly { code: string; shown: string | null }[] {
  const blocks = blocksOf(file);
  return blocks.flatMap(({ language, text }, i) => {
    const next = blocks[i + 1];
    if (language !== "ts" || !text.includes("import ")) return [];
    const printed = text.includes("console.log(") && next?.language === "text";
    return [{ code: text, shown: printed ? next.text : null }];
  });
}

/** Links of a Markdown file to files and headings of the repository that do not exist. */
export function deadLinks(file: string): readonly string[] {
  const markdown = readFileSync(join(root, file), "utf8");
  const links = [...markdown.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link ?? "");
  return links.filter((link) => {
    const [path = "", heading] = link.split("#");
    const place = join(root, path === "" ? file : join(dirname(file), path));
    if (!existsSync(place)) return true;
    if (heading === undefined) return false;
    const page = statSync(place).isDirectory() ? join(place, "README.md") : place;
    return !headingsOf(page).includes(heading);
  });
}

/** Anchors of the headings of a Markdown file. */
function headingsOf(file: string): readonly string[] {
  const markdown = readFileSync(file, "utf8");
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Writes examples into a folder of their own, with imports that lead to the sources. */
export function writeExamples(folder: string, codes: readonly string[]): readonly string[] {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return codes.map((code, i) => {
    const file = join(folder, `example-${i}.ts`);
    writeFileSync(
      file,
      code.replaceAll(/"(@stackelberg\/[^"]+)"/g, (_, name) => source(name)),
    );
    return file;
  });
}

function source(name: string): string {
  const [, folder, entry = "index"] = name.split("/");
  return JSON.stringify(join(root, "packages", folder ?? "", "src", `${entry}.ts`));
}

/** What an example prints. */
export async function outputOf(file: string): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    lines.push(formatWithOptions({ colors: false }, ...values));
  });
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    log.mockRestore();
  }
  return lines.join("\n");
}

/** Checks the types of the files in a folder under the flags of the repository. */
export function typeErrors(folder: string): string {
  const config = { extends: join(root, "tsconfig.test.base.json"), include: ["*.ts"] };
  const options = {
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: false,
    noUnusedLocals: false,
    types: [],
  };
  const file = join(folder, "tsconfig.json");
  writeFileSync(file, JSON.stringify({ ...config, compilerOptions: options }));
  try {
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [compiler, "-p", file], { encoding: "utf8" });
    return "";
  } catch (error) {
    return String(Reflect.get(Object(error), "stdout"));
  }
}
