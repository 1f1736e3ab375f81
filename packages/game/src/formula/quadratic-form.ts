import { polynomialOfDegree } from "./bounded-degree.ts";
import type { DegreeBound, FormulaContext } from "./formula-polynomial.ts";
import { symbolsOf } from "./polynomial.ts";

const QUADRATIC: DegreeBound = {
  largest: 2,
  problem: {
    code: "STACKELBERG_NOT_QUADRATIC",
    problem: "the formula is not quadratic",
    expected: "terms of degree at most 2 in variables and actions",
  },
};

/**
 * The symmetric C with formula = ½zᵀCz for z = (1, symbols…).
 *
 * @param index - Position of every symbol in z; 0 is the constant.
 * @param size - Length of z.
 * @param from - Where the formula begins in the text. @defaultValue 0
 */
export function quadraticForm(
  context: FormulaContext,
  index: ReadonlyMap<string, number>,
  { size, from = 0 }: { readonly size: number; readonly from?: number },
): number[][] {
  const polynomial = polynomialOfDegree(context, QUADRATIC, from);
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [monomial, { coefficient }] of polynomial) {
    const [i = 0, j = 0] = symbolsOf(monomial).map((symbol) => index.get(symbol) ?? 0);
    const value = i === j ? 2 * coefficient : coefficient;
    (matrix[i] as number[])[j] = value;
    (matrix[j] as number[])[i] = value;
  }
  return matrix;
}
