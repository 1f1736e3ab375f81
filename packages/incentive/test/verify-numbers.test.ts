import { verify } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { designs } from "./every-kind-of-design.ts";
import { leavesOf, withLeaf } from "./tampered.ts";
import { isNoticed, moved, unnoticed } from "./unnoticed.ts";

describe.each(designs)("%s", (_, designed) => {
  test("is valid as it stands", () => {
    const { valid, findings, checked } = verify(designed.game, designed.result);
    expect(findings).toEqual([]);
    expect(valid).toBe(true);
    const numbers = leavesOf(designed.result).filter(({ value }) => typeof value === "number");
    expect(checked).toBeGreaterThanOrEqual(numbers.length);
  });

  test("every number is checked", () => {
    expect(unnoticed(designed, moved)).toEqual([]);
  });

  test("every statement is checked", () => {
    const opposite = (value: unknown) => {
      if (typeof value === "boolean") return !value;
      if (value === null) return 0;
      return typeof value === "string" ? `not ${value}` : value;
    };
    expect(unnoticed(designed, opposite)).toEqual([]);
  });

  test.each(["certified", "approximate", "refused"])("no other verdict passes: %s", (verdict) => {
    if (designed.result.certificate.verdict === verdict) return;
    const claimed = withLeaf(designed.result, "certificate.verdict", verdict);
    expect(isNoticed(designed, claimed)).toBe(true);
    const rest = withLeaf(claimed, "certificate.reason", undefined);
    expect(isNoticed(designed, rest)).toBe(true);
  });
});
