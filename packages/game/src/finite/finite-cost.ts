import { GameError } from "../checks/errors.ts";
import { expectedName } from "../checks/nearest-name.ts";
import { polynomialOfDegree } from "../formula/bounded-degree.ts";
import type { ReferenceNode } from "../formula/formula.ts";
import type { DegreeBound } from "../formula/formula-polynomial.ts";
import type { FormulaScope } from "../formula/formula-scope.ts";
import type { FormulaProblem, FormulaSource } from "../formula/formula-source.ts";
import { type Polynomial, symbolsOf } from "../formula/polynomial.ts";
import type { Role } from "../model/lqg-game.ts";
import type { CostTerm, FiniteGame, FiniteSet } from "./finite-game.ts";

const DEGREE: DegreeBound = {
  largest: 16,
  problem: {
    code: "STACKELBERG_DEGREE",
    problem: "the degree of the formula is too high",
    expected: "terms of degree at most 16",
  },
};

/** Numbers in all tables of one cost. */
const LARGEST_TABLES = 20_000_000;

/**
 * Reads cost formulas of a finite game: polynomials in variables, actions, `share(k)`, the fraction
 * of followers that play the value k, and `mean(u)` = Σ_k k·share(k).
 */
export function finiteCostReader(
  game: FiniteGame,
  parameters: ReadonlyMap<string, number>,
): (source: FormulaSource, role: Role) => CostTerm[] {
  const scope = finiteCostScope(game, parameters);
  return (source, role) =>
    costTerms(polynomialOfDegree({ source, scope }, DEGREE), game, {
      role,
      source,
    });
}

function finiteCostScope(
  { states, leader, major, followers }: FiniteGame,
  constants: ReadonlyMap<string, number>,
): FormulaScope {
  const { actions } = followers;
  const single = actions.names.length === 1;
  const shares = single ? actions.values.map(([value]) => `share(${value})`) : [];
  const names = [
    ...states.names,
    ...leader.actions.names,
    ...(major?.actions.names ?? []),
    ...actions.names,
    ...actions.names.map((name) => `mean(${name})`),
    ...shares,
  ];
  return {
    symbols: new Map(names.map((name) => [name, name])),
    constants,
    shares: true,
    explain: (reference) => explain(reference, actions, shares),
  };
}

function explain(
  { of, name }: ReferenceNode,
  actions: FiniteSet,
  shares: readonly string[],
): FormulaProblem | undefined {
  if (of === "share" && shares.length === 0) {
    return {
      code: "STACKELBERG_UNKNOWN_NAME",
      problem: "share(…) is for followers with one action",
      expected: `mean(…) of one of ${actions.names.join(", ")}`,
    };
  }
  if (of === "share") {
    return {
      code: "STACKELBERG_UNKNOWN_VALUE",
      problem: `${actions.names[0]} has no such value`,
      expected: `one of ${shares.join(", ")}`,
    };
  }
  if (of === null) return undefined;
  return {
    code: "STACKELBERG_UNKNOWN_NAME",
    problem: `no such name in ${of}(…)`,
    expected: expectedName(
      name,
      actions.names.map((action) => `mean(${action})`),
    ),
  };
}

/** Where a cost belongs. */
interface CostPlace {
  readonly role: Role;
  readonly source: FormulaSource;
}

/** Coefficients of one monomial in the shares, over all points of the table. */
interface Accumulated {
  readonly shares: readonly number[];
  readonly table: Float64Array;
}

/** The terms of a polynomial cost; the followers' own action is averaged out for leader and major. */
function costTerms(polynomial: Polynomial, game: FiniteGame, place: CostPlace): CostTerm[] {
  const { actions } = game.followers;
  const own = place.role === "followers";
  const points = pointsOf(game, own);
  const terms = new Map<string, Accumulated>();
  for (const [monomial, { coefficient }] of polynomial) {
    const symbols = symbolsOf(monomial);
    const averaged = !own && symbols.some((symbol) => actions.names.includes(symbol));
    const plain = symbols.filter((symbol) => points.quantities.has(symbol));
    for (const [exponents, weight] of shareProduct(symbols, actions, averaged)) {
      const { table } = termAt(terms, exponents, { ...place, count: points.count });
      addProduct(
        table,
        plain.map((symbol) => points.quantities.get(symbol) as Float64Array),
        coefficient * weight,
      );
    }
  }
  return [...terms.values()].map(({ shares, table }) => ({
    shares,
    table: finiteTable(table, place),
  }));
}

interface Points {
  readonly count: number;
  /** Value of every quantity at every point. */
  readonly quantities: ReadonlyMap<string, Float64Array>;
}

function pointsOf({ states, leader, major, followers }: FiniteGame, own: boolean): Points {
  const sets: FiniteSet[] = [states];
  if (major) sets.push(major.actions);
  sets.push(leader.actions);
  if (own) sets.push(followers.actions);
  const count = sets.reduce((product, { values }) => product * values.length, 1);
  const quantities = new Map<string, Float64Array>();
  if (count > LARGEST_TABLES) return { count, quantities };
  let inner = count;
  for (const { names, values } of sets) {
    inner /= values.length;
    names.forEach((name, k) => {
      const step = inner;
      quantities.set(
        name,
        Float64Array.from({ length: count }, (_, point) => {
          const tuple = values[Math.floor(point / step) % values.length] as readonly number[];
          return tuple[k] as number;
        }),
      );
    });
  }
  return { count, quantities };
}

/**
 * The part of a monomial that is about followers, expanded into shares: share(k) is itself, mean(u)
 * is Σ_k u_k·share(k), and where their own action is averaged, Σ_k share(k)·Π u_k.
 */
function shareProduct(
  symbols: readonly string[],
  actions: FiniteSet,
  averaged: boolean,
): Map<string, number> {
  const { names, values } = actions;
  const size = values.length;
  let product = new Map<string, number>([[new Array(size).fill(0).join(","), 1]]);
  const times = (weights: readonly number[]) => {
    product = timesShares(product, weights);
  };
  for (const symbol of symbols) {
    const k = values.findIndex(([value]) => symbol === `share(${value})`);
    const mean = names.findIndex((name) => symbol === `mean(${name})`);
    if (names.length === 1 && k >= 0) times(values.map((_, i) => (i === k ? 1 : 0)));
    else if (mean >= 0) times(values.map((tuple) => tuple[mean] as number));
  }
  if (!averaged) return product;
  const own = symbols.filter((symbol) => names.includes(symbol)).map((s) => names.indexOf(s));
  times(values.map((tuple) => own.reduce((value, i) => value * (tuple[i] as number), 1)));
  return product;
}

/** A polynomial in the shares times Σ_k weight_k·share(k). */
function timesShares(
  product: ReadonlyMap<string, number>,
  weights: readonly number[],
): Map<string, number> {
  const result = new Map<string, number>();
  for (const [key, coefficient] of product) {
    weights.forEach((weight, k) => {
      if (Math.abs(weight) === 0) return;
      const exponents = key.split(",").map(Number);
      exponents[k] = (exponents[k] as number) + 1;
      const raised = exponents.join(",");
      result.set(raised, (result.get(raised) ?? 0) + coefficient * weight);
    });
  }
  return result;
}

function termAt(
  terms: Map<string, Accumulated>,
  key: string,
  { source, count }: CostPlace & { readonly count: number },
): Accumulated {
  const known = terms.get(key);
  if (known) return known;
  if ((terms.size + 1) * count > LARGEST_TABLES) {
    throw new GameError("STACKELBERG_GAME_TOO_LARGE", "the tables of this cost are too large", {
      path: source.path,
      found: `${terms.size + 1} terms of ${count} numbers`,
      expected: `at most ${LARGEST_TABLES} numbers`,
    });
  }
  const term = { shares: key.split(",").map(Number), table: new Float64Array(count) };
  terms.set(key, term);
  return term;
}

function addProduct(
  table: Float64Array,
  factors: readonly Float64Array[],
  coefficient: number,
): void {
  for (let point = 0; point < table.length; point++) {
    let value = coefficient;
    for (const factor of factors) value *= factor[point] as number;
    table[point] = (table[point] as number) + value;
  }
}

function finiteTable(table: Float64Array, { source }: CostPlace): number[] {
  const numbers = Array.from(table, (value) => value + 0);
  const wrong = numbers.find((value) => !Number.isFinite(value));
  if (wrong === undefined) return numbers;
  throw new GameError("STACKELBERG_NOT_FINITE", "the cost is not finite everywhere", {
    path: source.path,
    found: `${wrong} at some actions`,
    expected: "a cost below 1.8e308 for all actions and states",
  });
}
