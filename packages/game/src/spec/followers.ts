import { followerCount } from "../checked-number.ts";
import type { NamedPlace } from "../identifier.ts";
import { variance } from "../symmetric-matrix.ts";
import { checkKnownKey } from "../target-names.ts";
import { entriesOf, type Field, notYet } from "./field.ts";

/** Throws where the followers are several classes. */
export function checkOneClass({ value, path }: Field): void {
  if (Array.isArray(value)) throw notYet("a list of several classes of followers", path);
}

/** The number of followers; `infinity` is the mean-field limit. */
export function readCount({ value, path }: Field): number {
  if (typeof value === "object" && value !== null)
    throw notYet("a random number of followers", path);
  return value === "infinity" ? Number.POSITIVE_INFINITY : followerCount(value, path);
}

/** Variances of the execution noise, in the order of `actions`. */
export function readTremble(field: Field | undefined, actions: readonly NamedPlace[]): number[] {
  const names = actions.map(({ name }) => name);
  const given = new Map<string, number>();
  for (const [action, { value, path }] of field ? entriesOf(field) : []) {
    checkKnownKey(action, names, path, "action of the followers");
    given.set(action, variance(value, path));
  }
  return names.map((name) => given.get(name) ?? 0);
}
