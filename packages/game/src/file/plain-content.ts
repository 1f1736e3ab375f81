import { type Alias, isAlias, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { keyOf, startOf } from "./node-start.ts";
import type { SourceText } from "./source-text.ts";
import { unreadable } from "./unreadable.ts";

/** The plain value of a document: maps become objects with own keys only, aliases are shared. */
export function plainContent(source: SourceText): unknown {
  const seen = new Map<unknown, unknown>();
  const plain = (node: unknown): unknown => {
    if (isScalar(node)) return node.value;
    if (!seen.has(node)) seen.set(node, collection(node));
    return seen.get(node);
  };
  const collection = (node: unknown): unknown => {
    if (isAlias(node)) return plain(anchored(node, source));
    if (isSeq(node)) return node.items.map(plain);
    if (!isMap(node)) return null;
    return Object.fromEntries(entries(node, source).map(([key, value]) => [key, plain(value)]));
  };
  return plain(source.document.contents);
}

function anchored(alias: Alias, { document, at }: SourceText): unknown {
  const node = alias.resolve(document);
  // an alias inside its own anchor has no value
  const inside = startOf(alias) < (node?.range?.[1] ?? 0);
  if (node && !inside) return node;
  const problem = "the alias has no anchor before it";
  throw unreadable("STACKELBERG_FILE_SYNTAX", problem, at(startOf(alias)), {
    found: `*${alias.source}`,
    expected: `&${alias.source} earlier in the file`,
  });
}

function entries(map: YAMLMap, { at }: SourceText): [string, unknown][] {
  const keys = new Set<string>();
  return map.items.map(({ key, value }) => {
    const name = keyOf(key);
    const position = at(startOf(key));
    if (name === undefined) {
      throw unreadable("STACKELBERG_FILE_SYNTAX", "a key must be a text", position, {
        expected: "a name, a colon and a value",
      });
    }
    if (keys.has(name)) {
      throw unreadable("STACKELBERG_DUPLICATE_KEY", "a key stands twice in one map", position, {
        found: `a second "${name}"`,
        expected: "every key once",
      });
    }
    keys.add(name);
    return [name, value];
  });
}
