import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pages = fileURLToPath(new URL("../pages/", import.meta.url));

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
