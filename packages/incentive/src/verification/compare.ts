import type { Finding } from "./verification.ts";

/** Largest accepted |a − b| relative to max(1, |b|). */
const TOLERANCE = 1e-9;

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
  into.findings.push({
    path,
    found: show(found),
    expected: show(expected),
    problem: "does not follow from the game",
  });
}

/** Adds a finding in words unless `holds`. */
export function require(into: Comparison, holds: boolean, finding: Finding): void {
  into.checked++;
  if (!holds) into.findings.push(finding);
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
  if (typeof expected === "number" && typeof found === "number") {
    if (!Number.isFinite(found) || !Number.isFinite(expected)) return found === expected;
    return Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }
  return found === expected;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function entry(tree: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(tree, key) ? tree[key] : undefined;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
