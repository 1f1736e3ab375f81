import { loadGame, parseRule, ruleScope } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { describe, expect, it } from "vitest";
import { changedGame, refusal, soundGame } from "./refused-game.ts";

/** Each of these once took minutes, gigabytes or the process. */
describe("refuses within seconds", () => {
  const long = 900_000;
  const bomb = (open: string, close: string) =>
    [
      "a: &a0 [x, x]",
      ...Array.from({ length: 40 }, (_, i) => `b${i}: &a${i + 1} ${open}*a${i}, *a${i}${close}`),
    ].join("\n");
  it.each([
    [
      "ten million parentheses",
      changedGame(18, `  cost: ${"(".repeat(10_000_000)}`),
      "FILE_TOO_LARGE",
      "1:1",
    ],
    ["ten million brackets", "[".repeat(10_000_000), "FILE_TOO_LARGE", "1:1"],
    ["brackets", `a: ${"[".repeat(long)}`, "TOO_DEEP", "1:102"],
    ["nested lists", `a:\n${"- ".repeat(long / 2)}`, "TOO_DEEP", "2:197"],
    ["nested keys", "? ".repeat(long / 2), "TOO_DEEP", undefined],
    [
      "indented maps",
      Array.from({ length: 800 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
      "TOO_DEEP",
      "100:100",
    ],
    ["tags", `a: ${"!!str ".repeat(long / 6)}`, "TOO_MANY_ALIASES", undefined],
    ["anchors", `a: ${"&a ".repeat(long / 3)}`, "TOO_MANY_ALIASES", undefined],
    ["an alias bomb", bomb("[", "]"), "TOO_MANY_ALIASES", undefined],
    ["an alias within its anchor", "a: &a [*a]", "FILE_SYNTAX", "1:8"],
    [
      "parentheses in a formula",
      changedGame(18, `  cost: ${"(".repeat(100_000)}u`),
      "TOO_DEEP",
      "18:209",
    ],
    [
      "a long formula",
      changedGame(18, `  cost: ${"u+".repeat(200_000)}u`),
      "FORMULA_TOO_LARGE",
      "18:9",
    ],
    ["signs", changedGame(18, `  cost: 0 ${"- ".repeat(50_000)}u`), "TOO_DEEP", "18:413"],
    ["powers", changedGame(18, `  cost: u${"^1".repeat(50_000)}`), "TOO_DEEP", undefined],
    [
      "a large power",
      changedGame(18, "  cost: (u + need + x + w + price)^1e9"),
      "NOT_QUADRATIC",
      "18:9",
    ],
    [
      "very many terms",
      changedGame(
        18,
        `  cost: ${Array(200).fill("(u + need + x + w + price + mean(u) + mean(need) + 1)^8").join("+")}`,
      ),
      "FORMULA_TOO_LARGE",
      undefined,
    ],
    [
      "distinct keys",
      Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n"),
      "UNKNOWN_KEY",
      "1:1",
    ],
    ["an empty file", "", "EMPTY_FILE", "1:1"],
    ["a comment", "# nothing\n", "EMPTY_FILE", "1:1"],
    ["a list", "- 1", "WRONG_TYPE", "1:1"],
    ["a number", "42", "WRONG_TYPE", "1:1"],
  ])("%s", (_what, text, code, at) => {
    const error = refusal(() => readGame(text));
    expect(error.code).toBe(`STACKELBERG_${code}`);
    const { line, column } = error.details.position ?? {};
    expect(`${line}:${column}`).toMatch(at ?? /^\d+:\d+$/);
  });
});

describe("allows", () => {
  it("a sum of thousands of terms", () => {
    const game = readGame(changedGame(18, `  cost: ${"u*need + ".repeat(10_000)}u^2`));
    expect(game.followers.cost.get(3, 5)).toBe(10_000);
  });
  it("a hundred levels of parentheses", () => {
    const game = readGame(changedGame(18, `  cost: ${"(".repeat(100)}u^2${")".repeat(100)}`));
    expect(game.followers.cost.get(5, 5)).toBe(2);
  });
  it("a few aliases, and places errors in them", () => {
    const aliased = (formula: string) =>
      changedGame(12, `  cost: &c ${formula}`).replace(/cost: k.*/, "cost: *c");
    const game = readGame(aliased("u^2 + price^2"));
    expect(game.followers.cost.to2DArray()).toEqual(game.leader.cost.to2DArray());
    const { position } = refusal(() => readGame(aliased("u^2 + nope"))).details;
    expect(position).toMatchObject({ line: 12, column: 18 });
  });
});

describe("keeps prototypes clean", () => {
  it.each(["__proto__", "constructor", "prototype", "toString"])(
    "of %s as a key anywhere",
    (key) => {
      const text = [
        `${soundGame}\n${key}: { polluted: 1 }`,
        changedGame(5, `parameters: { ${key}: { value: 1, polluted: 1 } }`),
        changedGame(4, `units: { ${key}: polluted }`),
        changedGame(17, `  observes: { ${key}: x }`),
        changedGame(8, `leader:\n  default: { ${key}: 1 }`),
        `${soundGame}\ntarget: { ${key}: { polluted: 1 } }`,
        `${soundGame}\ntarget: { followers: { ${key}: { polluted: 1 } } }`,
      ];
      for (const game of text) {
        expect(refusal(() => readGame(game)).code).toMatch(
          /UNKNOWN_KEY|RESERVED_NAME|UNKNOWN_NAME/,
        );
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect("polluted" in {}).toBe(false);
    },
  );

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "of %s in a formula",
    (name) => {
      const { code, details } = refusal(() => readGame(changedGame(18, `  cost: u^2 + ${name}`)));
      expect(code).toBe("STACKELBERG_UNKNOWN_NAME");
      expect(details.position).toMatchObject({ line: 18, column: 15 });
      expect(() => parseRule(`price = ${name}`, ruleScope(readGame(soundGame)))).toThrow(
        /unknown name/,
      );
    },
  );

  it("of own keys that JSON reads", () => {
    const spec = JSON.parse('{"format": 1, "kind": "lqg", "__proto__": {"name": "inherited"}}');
    expect(refusal(() => loadGame(spec)).details).toMatchObject({ path: ["__proto__"], at: "key" });
  });
});

describe("loads nothing but a map", () => {
  it.each([undefined, null, 5, "text", true, [], () => 1, Symbol("s"), 10n])("not %s", (spec) => {
    expect(refusal(() => loadGame(spec)).code).toBe("STACKELBERG_WRONG_TYPE");
  });
});
