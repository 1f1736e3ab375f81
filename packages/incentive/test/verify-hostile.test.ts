import { isDeepStrictEqual } from "node:util";
import { isStackelbergError, loadGame } from "@stackelberg/game";
import {
  type DesignResult,
  design,
  formatResult,
  readResult,
  verify,
} from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { type Designed, designs } from "./every-kind-of-design.ts";
import { withLeaf } from "./tampered.ts";

/** Paths of all nodes of a tree, inner ones too. */
function nodesOf(tree: unknown, path = ""): string[] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`;
    return [here, ...nodesOf(value, here)];
  });
}

function partAt(tree: unknown, path: string): unknown {
  return path.split(".").reduce((node, key) => (node as Record<string, unknown>)[key], tree);
}

/** `rejected`, a code, or what should never happen. */
function outcomeOf({ game }: Designed, changed: DesignResult): string {
  try {
    return verify(game, readResult(formatResult(changed))).valid ? "accepted" : "rejected";
  } catch (error) {
    return isStackelbergError(error) ? error.code : `crash: ${String(error)}`;
  }
}

/** Anything may stand here. */
const FREE = ["solver.name", "solver.version", "solver.options", "explanation"];
const NOTHING = ["accounts", "participation", "robustness"];

function failures(designed: Designed, value: unknown): string[] {
  return nodesOf(designed.result)
    .filter((path) => !FREE.includes(path) && !(NOTHING.includes(path) && isEmpty(value)))
    .flatMap((path) => {
      const { result } = designed;
      const asked = value === undefined && path.startsWith("solver.options");
      if (asked || isDeepStrictEqual(partAt(result, path), value)) return [];
      const outcome = outcomeOf(designed, withLeaf(result, path, value));
      const fine = outcome === "rejected" || outcome.startsWith("STACKELBERG_");
      return fine ? [] : [`${path}: ${outcome}`];
    });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && Object.keys(value ?? 1).length === 0);
}

const game = loadGame({
  format: 1,
  kind: "lqg",
  name: "small",
  leader: { actions: ["p"], cost: "(u - 5)^2 + p^2" },
  followers: { count: 2, actions: ["u"], cost: "p^2 + u^2 - p*u" },
});
const chosen: readonly (readonly [string, Designed])[] = [
  ["without randomness", { game, result: design(game) }],
  ...designs.filter(([name]) => ["an ε-incentive by μ", "a negative curvature"].includes(name)),
];

describe.each(chosen)("a file that somebody broke: %s", (_, designed) => {
  test.each([
    ["missing", undefined],
    ["null", "null"],
    ["a word", "word"],
    ["a negative number", -7],
    ["a huge number", 1e300],
    ["infinity", Number.POSITIVE_INFINITY],
    ["an empty list", []],
    ["an empty map", {}],
    ["lists of unequal length", [[1, 2], [3]]],
    ["a list of words", [["1"]]],
  ])("no part may be %s", (name, value) => {
    expect(failures(designed, name === "null" ? null : value)).toEqual([]);
  });
});
