import type { Extent } from "./formula.ts";
import { type FormulaSource, formulaError } from "./formula-source.ts";

/** A piece of a formula. */
export interface Token extends Extent {
  readonly type: "number" | "name" | "symbol" | "end";
  readonly text: string;
}

const LONGEST = 200_000;
const TOKEN =
  /(?<space>[ \t\r\n]+)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<symbol>[-+*/^()])/y;
const EXPECTED = "numbers, names, + - * / ^ and parentheses";
const HINTS: Readonly<Record<string, string>> = {
  "−": "the ASCII sign -",
  "–": "the ASCII sign -",
  "×": "*",
  "·": "*",
  "÷": "/",
  "²": "^2",
  ",": "a decimal point, or no comma",
};

/** The pieces of a formula, closed by one of type `end`. */
export function tokenize(source: FormulaSource, from = 0): Token[] {
  const { text } = source;
  if (text.length > LONGEST) {
    throw formulaError(
      { ...source, text: text.slice(0, LONGEST) },
      { start: 0, end: LONGEST },
      {
        code: "STACKELBERG_FORMULA_TOO_LARGE",
        problem: `the formula has ${text.length} characters`,
        expected: `at most ${LONGEST}`,
      },
    );
  }
  const tokens: Token[] = [];
  for (let start = from; start < text.length; start = TOKEN.lastIndex) {
    TOKEN.lastIndex = start;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw strayCharacter(source, start);
    const end = TOKEN.lastIndex;
    const type = (["number", "name", "symbol"] as const).find((t) => groups[t] !== undefined);
    if (type) tokens.push({ type, text: text.slice(start, end), start, end });
  }
  tokens.push({ type: "end", text: "", start: text.length, end: text.length });
  return tokens;
}

function strayCharacter(source: FormulaSource, start: number) {
  const character = String.fromCodePoint(source.text.codePointAt(start) ?? 0);
  const hint = HINTS[character];
  return formulaError(
    source,
    { start, end: start + character.length },
    {
      code: "STACKELBERG_FORMULA_SYNTAX",
      problem: `the character ${printable(character)} has no meaning in a formula`,
      expected: hint === undefined ? EXPECTED : hint,
    },
  );
}

function printable(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
