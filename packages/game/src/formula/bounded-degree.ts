import type { FormulaNode } from "./formula.ts";
import { type DegreeBound, type FormulaContext, formulaPolynomial } from "./formula-polynomial.ts";
import { type FormulaProblem, formulaError } from "./formula-source.ts";
import { parseFormula } from "./parse-formula.ts";
import { type Polynomial, symbolsOf } from "./polynomial.ts";

/**
 * Parses a formula whose degree, after everything that cancels, is at most `bound.largest`, and
 * whose terms the scope does not refuse.
 */
export function polynomialOfDegree(
  context: FormulaContext,
  bound: DegreeBound,
  from = 0,
): Polynomial {
  const node = parseFormula(context.source, from);
  const polynomial = formulaPolynomial(node, context, bound);
  const wrong = wrongTerm(polynomial, context, bound);
  if (wrong === undefined) return polynomial;
  throw formulaError(context.source, offender(node, wrong.monomial, context, bound), wrong.problem);
}

function wrongTerm(
  polynomial: Polynomial,
  { scope }: FormulaContext,
  bound: DegreeBound,
): { readonly monomial: string; readonly problem: FormulaProblem } | undefined {
  for (const monomial of polynomial.keys()) {
    const symbols = symbolsOf(monomial);
    const problem = symbols.length > bound.largest ? bound.problem : scope.refuses?.(symbols);
    if (problem) return { monomial, problem };
  }
  return undefined;
}

/** The smallest part of the formula that a wrong term comes from. */
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
    const own = wrongTerm(formulaPolynomial(factor, context, bound), context, bound);
    if (own !== undefined) return offender(factor, own.monomial, context, bound);
  }
  return node;
}
