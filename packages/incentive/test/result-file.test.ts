import { type DesignResult, formatResult, readResult, verify } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { designs } from "./every-kind-of-design.ts";
import { type Leaf, leavesOf, withLeaf } from "./tampered.ts";

const code = (expected: string) => expect.objectContaining({ code: expected });

describe.each(designs)("%s", (_, { game, result }) => {
  const text = formatResult(result);

  test("comes back as it was, infinities included", () => {
    const positiveZero = ({ path, value }: Leaf) => [path, value === 0 ? 0 : value] as const;
    const before = leavesOf(result).filter(({ value }) => value !== undefined);
    expect(leavesOf(readResult(text)).map(positiveZero)).toEqual(before.map(positiveZero));
    expect(formatResult(readResult(text))).toBe(text);
  });

  test("is still valid", () => {
    expect(verify(game, readResult(text)).findings).toEqual([]);
  });
});

describe("what is no result file", () => {
  test.each(["", "{", "not json", "[1, 2", '{"schema": '])("%o is not JSON", (text) => {
    expect(() => readResult(text)).toThrowError(code("STACKELBERG_RESULT_SYNTAX"));
  });

  test.each(["null", "[]", "3", '"text"', "{}", '{"schema":"stackelberg.design/2"}'])(
    "%s has another schema",
    (text) => {
      expect(() => readResult(text)).toThrowError(code("STACKELBERG_RESULT_SCHEMA"));
    },
  );

  test("a part that is missing is named", () => {
    const result = designs[0]?.[1].result;
    for (const part of ["game", "solver", "target", "baselines", "incentive", "certificate"]) {
      const text = formatResult(withLeaf(result as DesignResult, part, undefined));
      expect(() => readResult(text, { file: "out.json" })).toThrowError(
        expect.objectContaining({
          code: "STACKELBERG_RESULT_SCHEMA",
          message: expect.stringMatching(new RegExp(`out\\.json: .*${part}`)),
        }),
      );
    }
  });

  test("a NaN is never written", () => {
    const result = designs[0]?.[1].result;
    const broken = withLeaf(result as DesignResult, "certificate.epsilon", Number.NaN);
    expect(() => formatResult(broken)).toThrowError(code("STACKELBERG_RESULT_NOT_A_NUMBER"));
  });
});
