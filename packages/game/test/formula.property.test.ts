import fc from "fast-check";
import { evaluate } from "mathjs";
import { expect, it } from "vitest";
import { formulaPolynomial } from "../src/formula/formula-polynomial.ts";
import { parseFormula } from "../src/formula/parse-formula.ts";
import { type Polynomial, symbolsOf } from "../src/formula/polynomial.ts";

const NAMES = ["a", "b", "c_1"];
const scope = { symbols: new Map(NAMES.map((name) => [name, name])), constants: new Map() };
const bound = {
  largest: 16,
  problem: { code: "STACKELBERG_NOT_QUADRATIC" as const, problem: "", expected: "" },
};

const space = fc.constantFrom("", " ", "  ", "\n");
const minus = fc.constantFrom("", "", "", "-", "- ", "--", "- -");
const number = fc.constantFrom("0", "1", "2", "3.5", ".5", "1e-1", "0.25E+1", "12");
const exponent = fc.constantFrom("", "", "", "^2", "^ 0", "^1^2", "^2^1", "^-0", "^--2");
const joint = fc.constantFrom("+", "-", "*", "*", "/ 2 *", "/-4-", "/ .5^-2 +", "/2^2/");

/** A formula as text: any mixture of operators, with divisors that are numbers. */
const { formula } = fc.letrec<{ formula: string; operand: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    fc.constantFrom(...NAMES),
    number,
    fc.tuple(space, tie("formula"), space).map((parts) => `(${parts.join("")})`),
  ),
  formula: fc
    .array(fc.tuple(joint, space, minus, tie("operand"), exponent), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      parts
        .map(([operator, gap, sign, operand, power], i) => {
          // a number must follow "/2^2/" for the divisor to be one
          const safe = operator.endsWith("/") ? "3" : `${sign}${operand}${power}`;
          return i === 0 ? `${sign}${operand}${power}` : `${gap}${operator}${gap}${safe}`;
        })
        .join(""),
    ),
}));

function worth(polynomial: Polynomial, point: Readonly<Record<string, number>>) {
  let [value, size] = [0, 1];
  for (const [monomial, term] of polynomial) {
    const factor = symbolsOf(monomial).reduce((p, symbol) => p * (point[symbol] ?? Number.NaN), 1);
    value += term.coefficient * factor;
    size += term.size * Math.abs(factor);
  }
  return { value, size };
}

it("means by a formula what mathjs means by it", () => {
  const coordinate = fc.integer({ min: -30, max: 30 }).map((n) => n / 10);
  const point = fc.record({ a: coordinate, b: coordinate, c_1: coordinate });
  let compared = 0;
  fc.assert(
    fc.property(formula, point, (text, at) => {
      let polynomial: Polynomial;
      try {
        const source = { text, path: [] };
        polynomial = formulaPolynomial(parseFormula(source), { source, scope }, bound);
      } catch (error) {
        // 16 is the limit; nothing else may be refused
        expect(error).toMatchObject({ code: "STACKELBERG_NOT_QUADRATIC" });
        return;
      }
      const { value, size } = worth(polynomial, at);
      expect(Math.abs(value - evaluate(text.replaceAll("\n", " "), { ...at }))).toBeLessThanOrEqual(
        1e-9 * size,
      );
      compared += 1;
    }),
    { numRuns: 2000 },
  );
  expect(compared).toBeGreaterThan(1500);
});

it.each([
  ["-a^2", -9],
  ["2^-2", 0.25],
  ["2^3^2", 512],
  ["a - -0.5", 3.5],
  ["a*-b", -6],
  ["-2^2^-0", -2],
  ["12/2/3", 2],
  ["1 - 2 - 3", -4],
])("reads %s as %d for a = 3, b = 2", (text, expected) => {
  const source = { text, path: [] };
  const polynomial = formulaPolynomial(parseFormula(source), { source, scope }, bound);
  expect(worth(polynomial, { a: 3, b: 2 }).value).toBe(expected);
  expect(evaluate(text, { a: 3, b: 2 })).toBe(expected);
});
