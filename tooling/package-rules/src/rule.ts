import type { WorkspacePackage } from "./workspace-package.ts";

/** One thing that all packages, or all packages of some places, have in common. */
export interface Rule {
  /** What holds, as a sentence without a subject: "is ESM for Node 20.19 and later". */
  readonly name: string;
  /** What is wrong with the package, one sentence per problem; empty if nothing. */
  readonly problems: (pkg: WorkspacePackage) => readonly string[];
}

/** A problem if `found` differs from `expected`, compared as JSON. */
export function mustBe(what: string, found: unknown, expected: unknown): readonly string[] {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  return is === should ? [] : [`${what} must be ${should}, found ${is ?? "nothing"}`];
}
