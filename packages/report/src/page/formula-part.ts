import { type Html, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";
import { valueAt } from "./shown-number.ts";

/** A term of a sum: where its coefficient is, and what it is multiplied with. */
export interface ShownTerm {
  readonly path: string;
  readonly factor: string;
}

/** A sum as people write it, every coefficient traceable; terms that are 0 are left out. */
export function sumOf({ show, data }: PageContext, terms: readonly ShownTerm[]): Html {
  const values = terms.map(({ path }) => valueAt(data, path) ?? 0);
  const largest = Math.max(...values.map(Math.abs), 0);
  let first = true;
  const parts = terms.map(({ path, factor }, i) => {
    const value = values[i] ?? 0;
    if (Math.abs(value) <= 1e-12 * largest || value === 0) return "";
    const sign = value < 0 ? (first ? "−" : " − ") : first ? "" : " + ";
    first = false;
    const times = factor === "" ? "" : " · ";
    return html`${sign}${show(path, "coefficient")}${times}<i>${factor}</i>`;
  });
  const [any] = terms;
  return first && any ? show(any.path, "coefficient") : html`${parts}`;
}

/** An affine strategy as a sum: coefficients under `path` by name. */
export function strategySum(
  context: PageContext,
  path: string,
  {
    names,
    rename = (name) => name,
  }: {
    readonly names: readonly string[];
    readonly rename?: (name: string) => string;
  },
): Html {
  const terms = names.map((name) => ({
    path: `${path}.${name}`,
    factor: name === "constant" ? "" : rename(name),
  }));
  return sumOf(context, terms);
}

/** Definitions below each other. */
export function definitions(
  lines: readonly { readonly symbol: string; readonly sum: Html; readonly unit?: string }[],
): Html {
  const rows = lines.map(
    ({ symbol, sum, unit = "" }) =>
      html`<div class="line"><span class="symbol">${symbol}</span><span>= ${sum} <span class="unit">${unit}</span></span></div>`,
  );
  return html`<div class="formula">${rows}</div>`;
}
