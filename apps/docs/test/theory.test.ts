import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { figureSliders } from "../src/figures/sliders.ts";
import { pagesIn, pageText } from "./guide-page.ts";

const pages = pagesIn("theory");
const idsOf = (text: string) =>
  [...text.matchAll(/^#+ .*\{#([\w-]+)\}$/gm)].map(([, id]) => id ?? "");

test.each(pages)(
  "every claim of %s has an id, and below it a derivation or a reference",
  (page) => {
    const text = pageText(page);
    for (const [, title = ""] of text.matchAll(/^### (Claim: .*)$/gm)) {
      expect(title).toMatch(/\{#claim-[\w-]+\}$/);
    }
    const ids = idsOf(text);
    for (const claim of ids.filter((id) => id.startsWith("claim-"))) {
      const name = claim.replace("claim-", "");
      const reason = ids.indexOf(`derivation-${name}`) + ids.indexOf(`reference-${name}`) + 1;
      expect(reason, `${claim} has neither derivation nor reference`).toBeGreaterThanOrEqual(0);
      expect(reason, `${claim} stands after what supports it`).toBe(ids.indexOf(claim) + 1);
      expect(bodyOf(text, ids[reason] ?? "").length, `${ids[reason]} is empty`).toBeGreaterThan(80);
    }
  },
);

test("the theory makes claims, each with an id of its own", () => {
  const claims = pages
    .flatMap((page) => idsOf(pageText(page)))
    .filter((id) => id.startsWith("claim-"));
  expect(claims.length).toBeGreaterThan(15);
  expect(new Set(claims).size).toBe(claims.length);
});

test("every live figure stands on a page, and every page names figures that exist", () => {
  const used = pages.flatMap((page) =>
    [...pageText(page).matchAll(/<LiveFigure name="([\w-]+)"/g)].map(([, name]) => name),
  );
  expect(new Set(used)).toEqual(new Set(Object.keys(figureSliders)));
});

test("docstrings name claims that the theory makes", () => {
  const packages = new URL("../../../packages/", import.meta.url);
  const named = readdirSync(packages)
    .map((name) => new URL(`${name}/src/`, packages))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .flatMap((file) => [
          ...readFileSync(new URL(file, folder), "utf8").matchAll(/@see theory: (\S+)/g),
        ]),
    )
    .map(([, id]) => id ?? "");
  const claims = pages.flatMap((page) => idsOf(pageText(page)));
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((id) => !id.startsWith("claim-") || !claims.includes(id))).toEqual([]);
});

test.each(pages)("the links of %s to claims lead to claims", (page) => {
  for (const [, file = "", id = ""] of pageText(page).matchAll(/\]\(\.\/([\w-]*)#([\w-]+)\)/g)) {
    expect(idsOf(pageText(`theory/${file === "" ? "index" : file}.md`))).toContain(id);
  }
});

/** What stands between a heading and the next one. */
function bodyOf(text: string, id: string): string {
  const [, after = ""] = text.split(`{#${id}}\n`);
  return after.split(/^#/m)[0]?.trim() ?? "";
}
