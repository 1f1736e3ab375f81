import type { GameError } from "../checks/errors.ts";
import type { CallNode, Extent, Factor, FormulaNode, ReferenceNode, Summand } from "./formula.ts";
import { type FormulaSource, formulaError } from "./formula-source.ts";
import { type Token, tokenize } from "./tokenize.ts";

const DEEPEST = 200;
const OPERAND = "a number, a name, - or (";
const REFERENCES = ["mean", "major", "share"] as const;
const CALLS = ["exp", "log", "sqrt"] as const;

/**
 * Parses a formula: numbers, names, `+ - * / ^`, unary minus, parentheses, `mean(name)` and the
 * like. `^` binds tighter than unary minus and to the right; there is no implicit multiplication.
 *
 * @param from - Offset in the text where the formula begins.
 * @throws {@link GameError} with the offset of the offending piece.
 */
export function parseFormula(source: FormulaSource, from = 0): FormulaNode {
  const cursor = { source, tokens: tokenize(source, from), next: 0 };
  const node = sum(cursor, 0);
  const rest = peek(cursor);
  if (rest.type !== "end") throw unexpected(cursor, rest, "an operator or the end");
  return node;
}

interface Cursor {
  readonly source: FormulaSource;
  readonly tokens: readonly Token[];
  next: number;
}

const peek = ({ tokens, next }: Cursor): Token => tokens[next] as Token;

function take(cursor: Cursor): Token {
  const token = peek(cursor);
  if (token.type !== "end") cursor.next += 1;
  return token;
}

function accept(cursor: Cursor, symbols: string): Token | undefined {
  const token = peek(cursor);
  const matches = token.type === "symbol" && symbols.includes(token.text);
  return matches ? take(cursor) : undefined;
}

function sum(cursor: Cursor, depth: number): FormulaNode {
  const first = product(cursor, depth);
  const terms: Summand[] = [{ negative: false, node: first }];
  for (let sign = accept(cursor, "+-"); sign; sign = accept(cursor, "+-")) {
    terms.push({ negative: sign.text === "-", node: product(cursor, depth) });
  }
  return terms.length === 1 ? first : { type: "sum", terms, ...extent(terms) };
}

function product(cursor: Cursor, depth: number): FormulaNode {
  const first = unary(cursor, depth);
  const factors: Factor[] = [{ inverse: false, node: first }];
  for (let sign = accept(cursor, "*/"); sign; sign = accept(cursor, "*/")) {
    factors.push({ inverse: sign.text === "/", node: unary(cursor, depth) });
  }
  const next = peek(cursor);
  if (next.type === "number" || next.type === "name" || next.text === "(") {
    throw implicitMultiplication(cursor, next);
  }
  return factors.length === 1 ? first : { type: "product", factors, ...extent(factors) };
}

function unary(cursor: Cursor, depth: number): FormulaNode {
  const minus = accept(cursor, "-");
  if (!minus) return power(cursor, depth);
  const node = unary(cursor, deeper(cursor, depth));
  return { type: "negation", node, start: minus.start, end: node.end };
}

function power(cursor: Cursor, depth: number): FormulaNode {
  const base = operand(cursor, depth);
  if (!accept(cursor, "^")) return base;
  const exponent = unary(cursor, deeper(cursor, depth));
  return { type: "power", base, exponent, start: base.start, end: exponent.end };
}

function operand(cursor: Cursor, depth: number): FormulaNode {
  const token = take(cursor);
  const { text, start, end } = token;
  if (token.type === "number") return numberNode(cursor, token);
  if (token.type === "name")
    return accept(cursor, "(") ? call(cursor, token, depth) : name(cursor, token);
  if (text !== "(") throw unexpected(cursor, token, OPERAND);
  const node = sum(cursor, deeper(cursor, depth));
  return { ...node, start, end: closing(cursor, { start, end }) };
}

function numberNode({ source }: Cursor, { text, start, end }: Token): FormulaNode {
  const value = Number(text);
  if (Number.isFinite(value)) return { type: "number", value, start, end };
  throw formulaError(
    source,
    { start, end },
    {
      code: "STACKELBERG_NOT_FINITE",
      problem: "the number is too large",
      expected: "a number below 1.8e308",
    },
  );
}

function name({ source }: Cursor, { text, start, end }: Token): ReferenceNode {
  if (!isReference(text) && !isCall(text))
    return { type: "reference", of: null, name: text, start, end };
  throw formulaError(
    source,
    { start, end },
    {
      code: "STACKELBERG_FORMULA_SYNTAX",
      problem: `${text} needs an argument`,
      expected: `${text}(…)`,
    },
  );
}

function call(cursor: Cursor, of: Token, depth: number): CallNode | ReferenceNode {
  const { text, start } = of;
  if (isCall(text)) {
    const argument = sum(cursor, deeper(cursor, depth));
    return { type: "call", of: text, argument, start, end: closing(cursor, of) };
  }
  if (!isReference(text)) throw notAFunction(cursor, of);
  const minus = text === "share" ? accept(cursor, "-") : undefined;
  const argument = take(cursor);
  const simple = argument.type === "name" || (text === "share" && argument.type === "number");
  if (!simple || (peek(cursor).text !== ")" && peek(cursor).type !== "end")) {
    throw formulaError(cursor.source, argument, {
      code: "STACKELBERG_FORMULA_SYNTAX",
      problem: `${text}(…) takes one name, not an expression`,
      expected:
        text === "mean"
          ? "as in mean(u); 2*mean(u) for mean(2*u)"
          : `as in ${text === "share" ? "share(1)" : "major(z)"}`,
    });
  }
  const name = minus ? `-${argument.text}` : argument.text;
  return { type: "reference", of: text, name, start, end: closing(cursor, of) };
}

function closing(cursor: Cursor, opened: Extent): number {
  const token = take(cursor);
  if (token.text === ")") return token.end;
  throw unexpected(cursor, token, `) for the ( at character ${opened.start + 1}`);
}

function deeper({ source, tokens, next }: Cursor, depth: number): number {
  if (depth < DEEPEST) return depth + 1;
  throw formulaError(source, tokens[next - 1] as Token, {
    code: "STACKELBERG_TOO_DEEP",
    problem: "the formula is nested too deeply",
    expected: `at most ${DEEPEST} levels`,
  });
}

function unexpected({ source }: Cursor, token: Token, expected: string): GameError {
  const problem =
    token.type === "end" ? "the formula ends too early" : `${token.text} cannot stand here`;
  return formulaError(source, token, { code: "STACKELBERG_FORMULA_SYNTAX", problem, expected });
}

function implicitMultiplication({ source, tokens, next }: Cursor, token: Token): GameError {
  const before = tokens[next - 1] as Token;
  const left = before.text === ")" ? "(…)" : before.text;
  const right = token.text === "(" ? "(…)" : token.text;
  return formulaError(source, token, {
    code: "STACKELBERG_IMPLICIT_MULTIPLICATION",
    problem: `an operator is missing after ${before.text}`,
    expected: `an operator, as in ${left}*${right}`,
  });
}

function notAFunction({ source }: Cursor, { text, start, end }: Token): GameError {
  return formulaError(
    source,
    { start, end: end + 1 },
    {
      code: "STACKELBERG_IMPLICIT_MULTIPLICATION",
      problem: `${text} is not a function`,
      expected: `${text}*(…), or one of ${REFERENCES.join(", ")}`,
    },
  );
}

function isReference(text: string): text is (typeof REFERENCES)[number] {
  return REFERENCES.some((name) => name === text);
}

function isCall(text: string): text is (typeof CALLS)[number] {
  return CALLS.some((name) => name === text);
}

function extent(parts: readonly { readonly node: FormulaNode }[]): Extent {
  const first = parts[0] as { readonly node: FormulaNode };
  const last = parts.at(-1) as { readonly node: FormulaNode };
  return { start: first.node.start, end: last.node.end };
}
