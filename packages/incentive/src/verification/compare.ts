import { ACCEPTED_ERROR } from "../result/cost-error.ts";
import type { Finding } from "./verification.ts";

/** An expected number that rounding may move by more than that. */
export class Uncertain {
  readonly value: number;
  readonly error: number;

  constructor(value: number, error: number) {
    this.value = value;
    this.error = error;
  }
}

/** A running comparison of a file with what was recomputed. */
export interface Comparison {
  /** Numbers and statements compared so far. */
  checked: number;
  /** What did not agree. */
  readonly findings: Finding[];
}

/** Compares two plain values leaf by leaf; numbers up to 1e-9·max(1, |expected|). */
export function compare(into: Comparison, path: string, found: unknown, expected: unknown): void {
  if (isTree(expected) && isTree(found)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
    for (const key of keys) {
      compare(into, path === "" ? key : `${path}.${key}`, entry(found, key), entry(expected, key));
    }
    return;
  }
  into.checked++;
  if (agree(found, expected)) return;
  const finding = { path, found: show(found), expected: show(expected) };
  // one number may be compared with several computations of it
  const said = into.findings.some((known) => {
    return known.path === path && known.expected === finding.expected;
  });
  if (!said) into.findings.push({ ...finding, problem: "does not follow from the game" });
}

/** Adds a finding in words unless `holds`. */
export function require(into: Comparison, holds: boolean, finding: Finding): void {
  into.checked++;
  if (!holds) into.findings.push(finding);
}

/** Adds a finding for every key that is not known. */
export function requireNoOthers(into: Comparison, value: object, known: readonly string[]): void {
  for (const key of Object.keys(value)) {
    require(into, known.includes(key), {
      path: key,
      found: key,
      expected: known.join(", "),
      problem: "does not belong into this result",
    });
  }
}

/** Adds what contradicts a plan or a statement, if anything does. */
export function reject(into: Comparison, path: string, contradiction: string | null): void {
  require(into, contradiction === null, {
    path,
    found: "what is published",
    expected: "what it claims to be",
    problem: contradiction ?? "",
  });
}

function agree(found: unknown, expected: unknown): boolean {
  if (expected instanceof Uncertain) {
    if (typeof found !== "number") return false;
    return agree(found, expected.value) || Math.abs(found - expected.value) <= expected.error;
  }
  if (typeof expected === "number" && typeof found === "number") {
    if (!Number.isFinite(found) || !Number.isFinite(expected)) return found === expected;
    return Math.abs(found - expected) <= ACCEPTED_ERROR * Math.max(1, Math.abs(expected));
  }
  return found === expected;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(value instanceof Uncertain);
}

function entry(tree: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(tree, key) ? tree[key] : undefined;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value instanceof Uncertain) return String(value.value);
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
