import { isStackelbergError } from "@stackelberg/game";
import { type DesignResult, formatResult, readResult, verify } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { type Designed, designs } from "./every-kind-of-design.ts";
import { leavesOf, withLeaf } from "./tampered.ts";

/** What no game can say: who made the file, and sentences for people. */
const FREE = ["solver.name", "solver.version", "explanation", "incentive.beside.0.solver"];

function isNoticed({ game }: Designed, changed: DesignResult): boolean {
  try {
    return !verify(game, readResult(formatResult(changed))).valid;
  } catch (error) {
    if (isStackelbergError(error)) return true;
    throw error;
  }
}

/** Paths at which nobody notices that the leaf was replaced. */
function unnoticed(designed: Designed, replace: (leaf: unknown) => unknown): string[] {
  return leavesOf(designed.result)
    .filter(({ path }) => !FREE.includes(path))
    .flatMap(({ path, value }) => {
      const other = replace(value);
      if (other === value) return [];
      return isNoticed(designed, withLeaf(designed.result, path, other)) ? [] : [path];
    });
}

describe.each(designs)("%s", (_, designed) => {
  test("is valid as it stands", () => {
    const { valid, findings, checked } = verify(designed.game, designed.result);
    expect(findings).toEqual([]);
    expect(valid).toBe(true);
    const numbers = leavesOf(designed.result).filter(({ value }) => typeof value === "number");
    expect(checked).toBeGreaterThanOrEqual(numbers.length);
  });

  test("every number is checked", () => {
    const moved = (value: unknown) => {
      if (typeof value !== "number") return value;
      return Number.isFinite(value) ? value + 1e-3 : 1e6;
    };
    expect(unnoticed(designed, moved)).toEqual([]);
  }, 30_000);

  test("every statement is checked", () => {
    const opposite = (value: unknown) => {
      if (typeof value === "boolean") return !value;
      if (value === null) return 0;
      return typeof value === "string" ? `not ${value}` : value;
    };
    expect(unnoticed(designed, opposite)).toEqual([]);
  }, 30_000);

  test.each(["certified", "approximate", "refused"])("no other verdict passes: %s", (verdict) => {
    if (designed.result.certificate.verdict === verdict) return;
    const claimed = withLeaf(designed.result, "certificate.verdict", verdict);
    expect(isNoticed(designed, claimed)).toBe(true);
    const rest = withLeaf(claimed, "certificate.reason", undefined);
    expect(isNoticed(designed, rest)).toBe(true);
  });
});
