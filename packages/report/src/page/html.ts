/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template: text is escaped, HTML is not, lists are joined. */
export type HtmlPart = string | Html | readonly HtmlPart[] | null;

/**
 * HTML from a template; everything that is put in is escaped unless it is {@link Html}.
 *
 * html`<p>${"a < b"}</p>`.html is `<p>a &lt; b</p>`.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const joined = texts.map((text, i) => text + (i < parts.length ? written(parts[i] ?? null) : ""));
  return { html: joined.join("") };
}

/** HTML that was made elsewhere, such as a drawing. */
export function trusted(text: string): Html {
  return { html: text };
}

function written(part: HtmlPart): string {
  if (part === null) return "";
  if (typeof part === "string") return escaped(part);
  if ("html" in part) return part.html;
  return part.map(written).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
