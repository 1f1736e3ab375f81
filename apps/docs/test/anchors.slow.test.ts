import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const built = new URL("../.vitepress/dist/", import.meta.url);
const pages = readdirSync(built, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".html"),
);
const texts = new Map(pages.map((page) => [page, readFileSync(new URL(page, built), "utf8")]));
const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, one = ""]) => one);
const idsIn = new Map(
  [...texts].map(([page, text]) => [page, new Set(all(text, /\sid="([^"]+)"/g))] as const),
);

test.each(pages)("every link of %s leads to a place that exists", (page) => {
  const dead = all(texts.get(page) ?? "", /<a\s[^>]*href="([^"]*#[^"]+)"/g)
    .filter((link) => !/^https?:/.test(link) && !link.includes("playground"))
    .filter((link) => {
      const { pathname, hash } = new URL(link, `http://site/${page}`);
      const path = decodeURI(pathname.slice(1));
      const target = [path, `${path}index.html`, `${path}.html`].find((file) => idsIn.has(file));
      return target === undefined || !idsIn.get(target)?.has(decodeURIComponent(hash.slice(1)));
    });
  expect(dead).toEqual([]);
});

test("claims of the theory and what computes them lead to each other", () => {
  const theory = pages.filter((page) => page.startsWith("theory/"));
  const claims = theory.flatMap((page) => [...(idsIn.get(page) ?? [])].filter(isClaim));
  const linked = new Set(pages.filter((page) => page.startsWith("api/")).flatMap(claimsLinkedFrom));
  expect([...linked].filter((id) => !claims.includes(id))).toEqual([]);
  const back = theory.flatMap((page) => all(texts.get(page) ?? "", /class="computed-by"/g)).length;
  expect(back).toBe(linked.size);
  expect(linked.size).toBeGreaterThan(25);
});

const isClaim = (id: string) => id.startsWith("claim-");

function claimsLinkedFrom(page: string): readonly string[] {
  return all(texts.get(page) ?? "", /href="[^"]*\/theory\/[^"]*#(claim-[\w-]+)"/g);
}
