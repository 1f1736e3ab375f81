/** A leaf of a result: keys and indices joined by dots, and what stands there. */
export interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

/** All leaves of a plain tree. */
export function leavesOf(tree: unknown, path = ""): Leaf[] {
  if (typeof tree !== "object" || tree === null) return [{ path, value: tree }];
  return Object.entries(tree).flatMap(([key, value]) =>
    leavesOf(value, path === "" ? key : `${path}.${key}`),
  );
}

/** A copy of the result with something else at `path`; `undefined` deletes the key. */
export function withLeaf<Result extends object>(
  result: Result,
  path: string,
  value: unknown,
): Result {
  const copy = structuredClone(result) as unknown as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let node = copy;
  for (const key of keys) node = node[key] as Record<string, unknown>;
  if (value === undefined) delete node[last];
  else node[last] = value;
  return copy as unknown as Result;
}
