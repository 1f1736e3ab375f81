import { finiteNumber, followerCount } from "../checks/checked-number.ts";
import { GameError } from "../checks/errors.ts";
import type { NamedPlace } from "../checks/identifier.ts";
import { variance } from "../checks/symmetric-matrix.ts";
import { checkKnownKey } from "../model/target-names.ts";
import { entriesOf, type Field, notYet, recordOf } from "./field.ts";

/** Throws where the followers are several classes. */
export function checkOneClass({ value, path }: Field): void {
  if (Array.isArray(value)) throw notYet("a list of several classes of followers", path);
}

/** A number of followers and its standard deviation. */
export interface ReadCount {
  readonly count: number;
  readonly countSpread: number;
}

/** The number of followers, or its mean (to the nearest whole number) and standard deviation. */
export function readCount(field: Field): ReadCount {
  const { value, path } = field;
  if (value === "infinity") return { count: Number.POSITIVE_INFINITY, countSpread: 0 };
  if (typeof value !== "object" || value === null) {
    return { count: followerCount(value, path), countSpread: 0 };
  }
  const record = recordOf(field, { required: ["mean", "sd"] });
  const [mean, sd] = [record.get("mean") as Field, record.get("sd") as Field];
  const expected = finiteNumber(mean.value, mean.path);
  const spread = finiteNumber(sd.value, sd.path);
  if (spread >= 0) {
    return { count: followerCount(Math.round(expected), mean.path), countSpread: spread };
  }
  throw new GameError("STACKELBERG_OUT_OF_RANGE", "a standard deviation below 0", {
    path: sd.path,
    found: String(spread),
    expected: "a number ≥ 0",
  });
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
