import type { FiniteSet } from "@stackelberg/game";
import { numberText } from "../number-text.ts";
import { plainText } from "../plain-text.ts";

/** A joint value for people, as in `v = 1, q = 0`; nothing where there is nothing to name. */
export function jointLabel({ names, values }: FiniteSet, index: number): string {
  return names
    .map((name, i) => `${plainText(name)} = ${numberText(values[index]?.[i] ?? 0)}`)
    .join(", ");
}

/** A probability for people: three digits, as in `0.25`. */
export function probabilityText(p: number): string {
  return p > 0 && p < 0.0005 ? "<0.0005" : numberText(Number(p.toFixed(4)), { digits: 4 });
}
