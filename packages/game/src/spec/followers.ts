import { followerCount } from "../checked-number.ts";
import { type Field, notYet } from "./field.ts";

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
