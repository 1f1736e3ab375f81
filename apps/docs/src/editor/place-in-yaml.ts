/** A step from a map to the value of a key, or from a list to one of its items. */
export type Step = { readonly key: string } | "item";

/** Where a cursor stands in a YAML text. */
export interface PlaceInYaml {
  /** From the top to the map, list or value that is being written. */
  readonly path: readonly Step[];
  /** Whether a key or a value is being written. */
  readonly writing: "key" | "value";
  /** The unfinished word before the cursor. */
  readonly word: string;
}

interface BlockLevel {
  readonly indent: number;
  readonly step: Step;
}

/** An open `{` or `[`, with what was read in it since the last comma. */
interface FlowLevel {
  readonly kind: "map" | "list";
  key: string | null;
  token: string;
}

/**
 * Where the end of a text stands in its structure, by indentation and brackets. It works in texts
 * that are not finished, where a parser gives up.
 */
export function placeInYaml(before: string): PlaceInYaml {
  const blocks: BlockLevel[] = [];
  const flows: FlowLevel[] = [];
  let value: string | null = null;
  let rest = "";
  for (const line of before.split("\n")) {
    if (flows.length > 0) {
      scanFlow(line, flows);
      continue;
    }
    ({ value, rest } = readLine(line, blocks));
    if (value !== null) scanFlow(value, flows);
  }
  return placeOf(blocks, flows, { value, rest });
}

const KEY = /^("[^"]*"|'[^']*'|[\w.()-]+)\s*:(?:\s|$)/;

/** Enters the levels of a line; the rest of it is a value after a key, or an unfinished word. */
function readLine(line: string, blocks: BlockLevel[]): { value: string | null; rest: string } {
  let indent = line.length - line.trimStart().length;
  let rest = line.slice(indent);
  while (/^-(\s|$)/.test(rest)) {
    leave(blocks, indent, "item");
    blocks.push({ indent, step: "item" });
    const skipped = rest.length - rest.slice(1).trimStart().length;
    indent += skipped;
    rest = rest.slice(skipped);
  }
  const match = KEY.exec(rest);
  if (rest.trim() === "" || rest.startsWith("#")) {
    leave(blocks, indent, "key");
    return { value: null, rest: "" };
  }
  leave(blocks, indent, "key");
  if (!match) return { value: /^[[{]/.test(rest) ? rest : null, rest };
  blocks.push({ indent, step: { key: unquoted(match[1] ?? "") } });
  return { value: rest.slice(match[0].length), rest };
}

/** Leaves the levels that a line at this indentation does not belong to. */
function leave(blocks: BlockLevel[], indent: number, entering: "key" | "item"): void {
  for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
    // the items of a list may stand below its key without indentation
    const holds = entering === "item" && last.step !== "item" && last.indent === indent;
    if (last.indent < indent || holds) return;
    blocks.pop();
  }
}

function scanFlow(text: string, flows: FlowLevel[]): void {
  let quote = "";
  for (const [i, sign] of [...text].entries()) {
    const top = flows.at(-1);
    if (quote !== "") {
      if (sign === quote) quote = "";
      else if (top) top.token += sign;
    } else if (sign === "#" && (i === 0 || /\s/.test(text[i - 1] ?? ""))) return;
    else if (sign === '"' || sign === "'") quote = sign;
    else readSign(sign, flows);
  }
}

function readSign(sign: string, flows: FlowLevel[]): void {
  const top = flows.at(-1);
  if (sign === "{" || sign === "[") {
    flows.push({ kind: sign === "{" ? "map" : "list", key: null, token: "" });
  } else if (!top) return;
  else if (sign === "}" || sign === "]") flows.pop();
  else if (sign === ",") Object.assign(top, { key: null, token: "" });
  else if (sign === ":" && top.kind === "map")
    Object.assign(top, { key: top.token.trim(), token: "" });
  else top.token += sign;
}

function placeOf(
  blocks: readonly BlockLevel[],
  flows: readonly FlowLevel[],
  { value, rest }: { readonly value: string | null; readonly rest: string },
): PlaceInYaml {
  const steps = blocks.map(({ step }) => step);
  const inner = flows.flatMap(({ kind, key }, i): readonly Step[] => {
    if (kind === "list") return ["item"];
    return key === null || (i === flows.length - 1 && key === "") ? [] : [{ key }];
  });
  const top = flows.at(-1);
  const path = [...steps, ...inner];
  if (top) {
    const writing = top.kind === "map" && top.key === null ? "key" : "value";
    return { path, writing, word: top.token.trimStart() };
  }
  return value === null
    ? { path, writing: "key", word: rest }
    : { path, writing: "value", word: value.trimStart() };
}

function unquoted(key: string): string {
  return key.replaceAll(/^["']|["']$/g, "");
}
