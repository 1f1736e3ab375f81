import { polynomialOfDegree } from "./bounded-degree.ts";
import type { DegreeBound, FormulaContext } from "./formula-polynomial.ts";
import { constantTerm } from "./polynomial.ts";

/** constant + Σ coefficient·symbol. */
export interface AffineExpression {
  /** The part without names. */
  readonly constant: number;
  /** Coefficients by symbol, as in `mean(u)`; symbols that do not occur are absent. */
  readonly coefficients: ReadonlyMap<string, number>;
}

const AFFINE: DegreeBound = {
  largest: 1,
  problem: {
    code: "STACKELBERG_NOT_AFFINE",
    problem: "the formula is not affine",
    expected: "a constant plus multiples of single names",
  },
};

/** Parses a formula that is affine in the symbols of its scope. */
export function affineExpression(context: FormulaContext, from = 0): AffineExpression {
  const polynomial = polynomialOfDegree(context, AFFINE, from);
  const coefficients = new Map<string, number>();
  for (const [symbol, { coefficient }] of polynomial) {
    if (symbol !== "") coefficients.set(symbol, coefficient);
  }
  return { constant: constantTerm(polynomial), coefficients };
}
