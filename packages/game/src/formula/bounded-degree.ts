import type { FormulaNode } from "./formula.ts";
import { type DegreeBound, type FormulaContext, formulaPolynomial } from "./formula-polynomial.ts";
import { formulaError } from "./formula-source.ts";
import { parseFormula } from "./parse-formula.ts";
import { type Polynomial, symbolsOf } from "./polynomial.ts";

/** Parses a formula whose degree, after everything that cancels, is at most `bound.largest`. */
export function polynomialOfDegree(
  context: FormulaContext,
  bound: DegreeBound,
  from = 0,
): Polynomial {
  const node = parseFormula(context.source, from);
  const polynomial = formulaPolynomial(node, context, bound);
  const tooHigh = termAbove(polynomial, bound);
  if (tooHigh === undefined) return polynomial;
  throw formulaError(context.source, offender(node, tooHigh, context, bound), bound.problem);
}

function termAbove(polynomial: Polynomial, { largest }: DegreeBound): string | undefined {
  return [...polynomial.keys()].find((monomial) => symbolsOf(monomial).length > largest);
}

/** The smallest part of the formula that a term of too high a degree comes from. */
function offender(
  node: FormulaNode,
  monomial: string,
  context: FormulaContext,
  bound: DegreeBound,
): FormulaNode {
  if (node.type === "negation") return offender(node.node, monomial, context, bound);
  if (node.type === "sum") {
    const part = node.terms.find((t) => formulaPolynomial(t.node, context, bound).has(monomial));
    return part ? offender(part.node, monomial, context, bound) : node;
  }
  if (node.type !== "product") return node;
  for (const { node: factor } of node.factors) {
    const own = termAbove(formulaPolynomial(factor, context, bound), bound);
    if (own !== undefined) return offender(factor, own, context, bound);
  }
  return node;
}
