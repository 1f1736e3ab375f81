import type { FormulaNode, PowerNode, ProductNode } from "./formula.ts";
import { type FormulaScope, referenceProblem, written } from "./formula-scope.ts";
import { type FormulaProblem, type FormulaSource, formulaError } from "./formula-source.ts";
import {
  constantPolynomial,
  constantTerm,
  degree,
  type Polynomial,
  productOf,
  sumOf,
  symbolPolynomial,
} from "./polynomial.ts";

/** Beyond this degree nothing is expected to cancel. */
const LARGEST_DEGREE = 16;
/** Terms formed for one formula; a limit on work, not on games. */
const MOST_WORK = 1_000_000;

/** What a formula is evaluated with. */
export interface FormulaContext {
  readonly source: FormulaSource;
  readonly scope: FormulaScope;
}

/** The highest degree that is allowed, and what to say above it. */
export interface DegreeBound {
  readonly largest: number;
  readonly problem: FormulaProblem;
}

/**
 * The polynomial that a formula is. Terms above `bound.largest` are left in it, since they may
 * still cancel in what the formula is a part of.
 */
export function formulaPolynomial(
  node: FormulaNode,
  context: FormulaContext,
  bound: DegreeBound,
): Polynomial {
  return polynomialOf(node, { ...context, tooHigh: bound.problem, work: 0 });
}

interface Evaluation extends FormulaContext {
  readonly tooHigh: FormulaProblem;
  work: number;
}

function polynomialOf(node: FormulaNode, evaluation: Evaluation): Polynomial {
  switch (node.type) {
    case "number":
      return constantPolynomial(node.value);
    case "reference": {
      const { scope, source } = evaluation;
      const key = written(node);
      const symbol = scope.symbols.get(key);
      if (symbol !== undefined) return symbolPolynomial(symbol);
      const value = scope.constants.get(key);
      if (value !== undefined) return constantPolynomial(value);
      throw formulaError(source, node, referenceProblem(scope, node));
    }
    case "sum":
      return finite(
        node,
        evaluation,
        sumOf(node.terms.map((t) => [t.negative ? -1 : 1, polynomialOf(t.node, evaluation)])),
      );
    case "negation":
      return sumOf([[-1, polynomialOf(node.node, evaluation)]]);
    case "product":
      return product(node, evaluation);
    case "power":
      return power(node, evaluation);
    case "call":
      throw fail(node, evaluation, convexOnly(`${node.of}(…) belongs`));
  }
}

function product(node: ProductNode, evaluation: Evaluation): Polynomial {
  let result = constantPolynomial(1);
  for (const { inverse, node: factor } of node.factors) {
    const polynomial = polynomialOf(factor, evaluation);
    if (!inverse) {
      result = multiplied(node, evaluation, [result, polynomial]);
      continue;
    }
    if (degree(polynomial) > 0)
      throw fail(factor, evaluation, convexOnly("division by variables belongs"));
    result = divided(node, factor, evaluation, [result, constantTerm(polynomial)]);
  }
  return result;
}

function divided(
  node: FormulaNode,
  divisor: FormulaNode,
  evaluation: Evaluation,
  [polynomial, value]: readonly [Polynomial, number],
): Polynomial {
  if (Math.abs(value) === 0) {
    throw fail(divisor, evaluation, {
      code: "STACKELBERG_DIVISION_BY_ZERO",
      problem: "division by zero",
      expected: "a divisor other than 0",
    });
  }
  const quotient = new Map(
    [...polynomial].map(([monomial, { coefficient, size }]) => [
      monomial,
      { coefficient: coefficient / value, size: size / Math.abs(value) },
    ]),
  );
  return finite(node, evaluation, quotient);
}

function power(node: PowerNode, evaluation: Evaluation): Polynomial {
  const base = polynomialOf(node.base, evaluation);
  const exponent = polynomialOf(node.exponent, evaluation);
  if (degree(exponent) > 0) {
    throw fail(node.exponent, evaluation, convexOnly("an exponent with variables belongs"));
  }
  const n = constantTerm(exponent);
  if (!Number.isInteger(n)) {
    throw fail(node.exponent, evaluation, convexOnly("a power that is not a whole number belongs"));
  }
  if (degree(base) === 0) return constantPower(node, evaluation, [constantTerm(base), n]);
  if (n < 0) throw fail(node, evaluation, convexOnly("division by variables belongs"));
  if (n * degree(base) > LARGEST_DEGREE) throw fail(node, evaluation, evaluation.tooHigh);
  let result = constantPolynomial(1);
  for (let k = 0; k < n; k++) result = multiplied(node, evaluation, [result, base]);
  return result;
}

function constantPower(
  node: PowerNode,
  evaluation: Evaluation,
  [base, exponent]: readonly [number, number],
): Polynomial {
  const value = exponent < 0 ? Math.abs(base) : 1;
  if (value === 0) return divided(node, node.base, evaluation, [constantPolynomial(1), 0]);
  return finite(node, evaluation, constantPolynomial(base ** exponent));
}

function multiplied(
  node: FormulaNode,
  evaluation: Evaluation,
  [a, b]: readonly [Polynomial, Polynomial],
): Polynomial {
  if (degree(a) + degree(b) > LARGEST_DEGREE) throw fail(node, evaluation, evaluation.tooHigh);
  evaluation.work += a.size * b.size;
  if (evaluation.work > MOST_WORK) {
    throw fail(node, evaluation, {
      code: "STACKELBERG_FORMULA_TOO_LARGE",
      problem: "the formula has too many terms",
      expected: `at most ${MOST_WORK} products of terms`,
    });
  }
  return finite(node, evaluation, productOf(a, b));
}

function finite(node: FormulaNode, evaluation: Evaluation, polynomial: Polynomial): Polynomial {
  for (const { coefficient } of polynomial.values()) {
    if (Number.isFinite(coefficient)) continue;
    throw fail(node, evaluation, {
      code: "STACKELBERG_NOT_FINITE",
      problem: "a coefficient is too large",
      expected: "numbers below 1.8e308",
    });
  }
  return polynomial;
}

const fail = (node: FormulaNode, { source }: FormulaContext, problem: FormulaProblem) =>
  formulaError(source, node, problem);

const convexOnly = (what: string): FormulaProblem => ({
  code: "STACKELBERG_CONVEX_ONLY",
  problem: `${what} to kind: convex`,
  expected: "sums and products of degree at most 2 (kind: lqg)",
});
