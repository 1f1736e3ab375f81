import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { GameErrorDetails, SourcePosition } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import { keyOf, startOf } from "./node-start.ts";
import { sourceOffset } from "./source-offset.ts";
import type { SourceText } from "./source-text.ts";

/** Where a place in a game stands in its file; the nearest key above it where it is missing. */
export function positionOf(
  source: SourceText,
  { path, offset, at }: GameErrorDetails,
): SourcePosition {
  const { key, value, complete } = nodesAt(source, path);
  if (!complete || at === "key") return source.at(startOf(key));
  const node = offset !== undefined && isAlias(value) ? value.resolve(source.document) : value;
  if (!isScalar(node)) return source.at(startOf(node));
  if (node.value === null) return source.at(startOf(key));
  const start = startOf(node);
  if (offset === undefined || typeof node.value !== "string") return source.at(start);
  const scalar = source.text.slice(start, node.range?.[1]);
  return source.at(start + sourceOffset(scalar, node.value, offset));
}

interface NodesAt {
  /** The key, or the item of a list. */
  readonly key: unknown;
  readonly value: unknown;
  /** Whether the whole path exists. */
  readonly complete: boolean;
}

function nodesAt({ document }: SourceText, path: GamePath): NodesAt {
  let key: unknown = document.contents;
  let value: unknown = key;
  for (const step of path) {
    const inside: unknown = isAlias(value) ? value.resolve(document) : value;
    const pair = isMap(inside) && inside.items.find((item) => keyOf(item.key) === step);
    const item = isSeq(inside) && typeof step === "number" ? inside.items[step] : undefined;
    if (!pair && item === undefined) return { key, value, complete: false };
    key = pair ? pair.key : item;
    value = pair ? pair.value : item;
  }
  return { key, value, complete: true };
}
