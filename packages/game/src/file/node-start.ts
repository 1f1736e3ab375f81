import { isNode, isScalar } from "yaml";

/** Offset where a node begins, after its tag and anchor. */
export function startOf(node: unknown): number {
  return (isNode(node) && node.range?.[0]) || 0;
}

/** The text of a key; `undefined` for a key that is not a scalar, or empty. */
export function keyOf(key: unknown): string | undefined {
  return isScalar(key) && key.value !== null ? String(key.value) : undefined;
}
