import { decimalKeyHint } from "../checks/decimal-comma.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import { expectedName } from "../checks/nearest-name.ts";

/** A value in a game file, with its place. */
export interface Field {
  readonly value: unknown;
  readonly path: GamePath;
}

/** The keys that a map may have. */
export interface Keys {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** Keys of the format that this version cannot use yet. */
  readonly later?: readonly string[];
}

/** The entries of a map with keys of the format, in its order. */
export function recordOf(
  field: Field,
  { required, optional = [], later = [] }: Keys,
): Map<string, Field> {
  const entries = entriesOf(field);
  const known = [...required, ...optional, ...later];
  for (const [key, { path }] of entries) {
    if (known.includes(key)) continue;
    throw new GameError("STACKELBERG_UNKNOWN_KEY", "unknown key", {
      path,
      at: "key",
      found: describeValue(key),
      expected: expectedName(key, known) + decimalKeyHint(key),
    });
  }
  for (const [key, { path }] of entries) if (later.includes(key)) throw notYet(key, path, "key");
  const record = new Map(entries);
  for (const key of required) {
    if (record.has(key)) continue;
    throw new GameError("STACKELBERG_MISSING_KEY", `the key ${key} is missing`, {
      path: [...field.path, key],
      found: `only ${[...record.keys()].join(", ") || "an empty map"}`,
      expected: required.join(", "),
    });
  }
  return record;
}

/** The entries of a map with keys of the author's choice, in its order. */
export function entriesOf({ value, path }: Field): [string, Field][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrongType({ value, path }, "a map of keys and values");
  }
  return Object.entries(value).map(([key, entry]) => [key, { value: entry, path: [...path, key] }]);
}

/** The items of a list. */
export function itemsOf({ value, path }: Field, what: string): Field[] {
  if (!Array.isArray(value)) throw wrongType({ value, path }, what);
  return Array.from(value, (item, i) => ({ value: item, path: [...path, i] }));
}

/** A text. */
export function textOf({ value, path }: Field): string {
  if (typeof value !== "string") throw wrongType({ value, path }, "a text");
  return value;
}

/** The error for a value of a type that does not fit. */
export function wrongType({ value, path }: Field, expected: string): GameError {
  return new GameError("STACKELBERG_WRONG_TYPE", "wrong type", {
    path,
    found: describeValue(value),
    expected,
  });
}

/** The error for a part of the format whose solvers come later. */
export function notYet(what: string, path: GamePath, at?: "key"): GameError {
  return new GameError(
    "STACKELBERG_NOT_YET_SUPPORTED",
    `this version does not support ${what} yet`,
    {
      path,
      at,
      expected: "a game without it, or a later version",
    },
  );
}
