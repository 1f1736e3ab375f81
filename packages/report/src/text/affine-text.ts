import type { NamedPlan } from "@stackelberg/game";
import { numberText } from "./number-text.ts";

/** One term of a sum; a constant has no name. */
export interface Term {
  readonly coefficient: number;
  readonly name: string | null;
}

/**
 * A sum as a formula that can be pasted into a game file or a rule: `1.2 - 0.3*forecast`.
 *
 * Coefficients below 1e-13 of the largest, or of `scale`, are rounding and left out.
 */
export function affineText(
  terms: readonly Term[],
  { scale = 0, ...precision }: { readonly scale?: number; readonly digits?: number } = {},
): string {
  const largest = Math.max(scale, ...terms.map(({ coefficient }) => Math.abs(coefficient)));
  const shown = terms.flatMap(({ coefficient, name }) => {
    const size = numberText(Math.abs(coefficient), { scale: largest, ...precision });
    if (size === "0") return [];
    const sign = coefficient < 0 ? "-" : "+";
    return [{ sign, text: name === null ? size : size === "1" ? name : `${size}*${name}` }];
  });
  const [first, ...rest] = shown;
  if (!first) return "0";
  const head = first.sign === "-" ? `-${first.text}` : first.text;
  return [head, ...rest.map(({ sign, text }) => `${sign} ${text}`)].join(" ");
}

/** The terms of named coefficients, with the constant first. */
export function namedTerms(coefficients: Readonly<Record<string, number>>): readonly Term[] {
  return Object.entries(coefficients).map(([name, coefficient]) => ({
    coefficient,
    name: name === "constant" ? null : name,
  }));
}

/** The terms of a row of coefficients under the names of its columns. */
export function rowTerms(
  row: readonly number[],
  columns: readonly string[],
  rename: (name: string) => string = (name) => name,
): readonly Term[] {
  return row.map((coefficient, k) => {
    const name = columns[k] ?? "constant";
    return { coefficient, name: name === "constant" ? null : rename(name) };
  });
}

/** The largest coefficient of a plan: what its rounding is measured by. */
export function planScale(plan: NamedPlan): number {
  const all = Object.values(plan).flatMap(Object.values<Readonly<Record<string, number>>>);
  return Math.max(0, ...all.flatMap((each) => Object.values(each)).map(Math.abs));
}
