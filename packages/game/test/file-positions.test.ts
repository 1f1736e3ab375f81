import { GameError } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { changedGame, refusal, soundGame } from "./refused-game.ts";

const at = (text: string) => {
  const { line, column } = refusal(() => readGame(text)).details.position ?? {};
  return `${line}:${column}`;
};

describe("counts lines and columns", () => {
  const wrong = changedGame(18, "  cost: u^2 + nope");
  it("with the line ends of Windows", () => {
    expect(at(wrong.replaceAll("\n", "\r\n"))).toBe("18:15");
  });
  it("after a byte order mark", () => {
    expect(at(`\uFEFFfromat: 1\n${soundGame}`)).toBe("1:1");
    expect(at(`\uFEFF${wrong}`)).toBe("18:15");
  });
  it("after comments and a document start", () => {
    expect(at(`# price adder\n---\n${wrong}`)).toBe("20:15");
  });
  it("in JSON with tabs", () => {
    const json =
      '{\n\t"format": 1,\n\t"kind": "lqg",\n\t"name": "x",\n\t"leader": { "actions": ["p"], "cost": "p^2 + q" }, "followers": {}}';
    expect(at(json)).toMatch(/^5:/);
    expect(
      at(json.replace('"followers": {}', '"followers": {"count": 1, "actions": ["u"], "cost": 0}')),
    ).toBe("5:47");
  });
  it("names the file only where it is given", () => {
    expect(refusal(() => readGame(wrong)).message).toMatch(/^game:18:15: unknown name/);
    expect(refusal(() => readGame(wrong, { file: "a/b.yaml" })).message).toMatch(
      /^a\/b\.yaml:18:15: /,
    );
  });
});

it("points at the same name however YAML writes the formula", () => {
  const piece = fc.constantFrom("u^2", "price*u", "k", "(u - need)", "3e-1", "mean(u)");
  const style = fc.constantFrom(
    "PLAIN",
    "QUOTE_DOUBLE",
    "QUOTE_SINGLE",
    "BLOCK_FOLDED",
    "BLOCK_LITERAL" as const,
  );
  const width = fc.integer({ min: 20, max: 60 });
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 9 }),
      fc.nat(),
      style,
      width,
      (pieces, where, defaultStringType, lineWidth) => {
        const terms: string[] = [...pieces];
        terms.splice(where % (pieces.length + 1), 0, "wanted");
        const written = stringify(
          { cost: terms.join(" + ") },
          { defaultStringType, defaultKeyType: "PLAIN", lineWidth },
        );
        const indented = written.trimEnd().replaceAll("\n", "\n  ");
        const text = changedGame(18, `  ${indented}`);
        const error = refusal(() => readGame(text));
        expect(error).toBeInstanceOf(GameError);
        const { line = 0, column = 0 } = error.details.position ?? {};
        expect(
          text
            .split("\n")
            [line - 1]?.slice(column - 1)
            .startsWith("wanted"),
        ).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
