import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** A fenced block. */
export interface Block {
  readonly language: string;
  /** Name of the file that it stands for, behind the language as in `yaml [game.yaml]`. */
  readonly file: string | null;
  readonly text: string;
}

/** A TypeScript example, with the output shown below it, if any. */
export interface Example {
  readonly code: string;
  readonly shown: string | null;
}

/** All fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\w*)(?: \[([^\]]+)\])?\n(.*?)^```$/gms)].map(
    ([, language = "", file, text = ""]) => ({ language, file: file ?? null, text }),
  );
}

/** TypeScript blocks of a Markdown text that import something, in order. */
export function examplesOf(markdown: string): readonly Example[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap(({ language, text }, i) => {
    const next = blocks[i + 1];
    if (language !== "ts" || !text.includes("import ")) return [];
    const printed = text.includes("console.log(") && next?.language === "text";
    return [{ code: text, shown: printed ? next.text.trimEnd() : null }];
  });
}

/** A text with its numbers rounded to nine digits: the last ones depend on the machine. */
export function rounded(text: string): string {
  return text.replaceAll(/-?\d+\.\d+(e[-+]?\d+)?/g, (number) => Number(number).toPrecision(9));
}

/**
 * The first part of what is shown that was not printed behind the parts before it; `null` if all of
 * it was. `[...]` stands for anything.
 */
export function missingPart(printed: string, shown: string): string | null {
  let from = 0;
  for (const part of shown.split(/^\[\.\.\.\]\n/m)) {
    const found = printed.indexOf(part.trimEnd(), from);
    if (found < 0) return part;
    from = found + part.trimEnd().length;
  }
  return null;
}

/** Links of a Markdown file under `root` to files and headings there that do not exist. */
export function deadLinks(root: string, file: string): readonly string[] {
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
