import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pages = fileURLToPath(new URL("../pages/", import.meta.url));

/** A fenced block: language, name of the file it stands for, text. */
export interface PageBlock {
  readonly language: string;
  readonly file: string | null;
  readonly text: string;
}

/** The pages of one folder, by path below `pages/`. */
export function pagesIn(folder: string): readonly string[] {
  return readdirSync(`${pages}${folder}`)
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file}`);
}

/** The Markdown of a page. */
export function pageText(page: string): string {
  return readFileSync(`${pages}${page}`, "utf8");
}

/** All fenced blocks of a page, in order. */
export function blocksOf(page: string): readonly PageBlock[] {
  return [...pageText(page).matchAll(/^```(\w*)(?: \[([^\]]+)\])?\n(.*?)^```$/gms)].map(
    ([, language = "", file, text = ""]) => ({ language, file: file ?? null, text }),
  );
}
