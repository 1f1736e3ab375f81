import type { ChartSpec } from "@stackelberg/charts";
import { type Html, type HtmlPart, html, trusted } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** A drawing with its caption; `path` says which numbers of the page's data it draws. */
export async function figure(
  { draw }: Pick<PageContext, "draw">,
  spec: ChartSpec,
  { caption, path }: { readonly caption: HtmlPart; readonly path: string },
): Promise<Html> {
  const svg = await draw(spec);
  return html`<figure data-drawn="${path}">${trusted(svg)}<figcaption>${caption}</figcaption></figure>`;
}

/** Longer tables may be broken between two sheets of paper. */
const SHORT = 9;

/**
 * A table: headings, then rows whose first cell names the row.
 *
 * @param statements - Whether the first cells are sentences, which are broken; then without heading.
 */
export function table(
  headings: readonly HtmlPart[],
  rows: readonly (readonly HtmlPart[])[],
  { statements = false }: { readonly statements?: boolean } = {},
): Html {
  const kind = [...(rows.length <= SHORT ? ["short"] : []), ...(statements ? ["statements"] : [])];
  const head = headings.map((heading) => html`<th scope="col">${heading}</th>`);
  const body = rows.map(([first = "", ...cells]) => {
    const numbers = cells.map((cell) => html`<td>${cell}</td>`);
    return html`<tr><th scope="row">${first}</th>${numbers}</tr>`;
  });
  return html`<div class="table ${kind.join(" ")}"><table>${statements ? null : html`<thead><tr>${head}</tr></thead>`}<tbody>${body}</tbody></table></div>`;
}
