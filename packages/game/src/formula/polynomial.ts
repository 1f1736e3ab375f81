/** Terms below this share of what cancelled in them are rounding. */
const NEGLIGIBLE = 1e-14;

/** One term: its coefficient, and the sum of the sizes of what was added up in it. */
interface Term {
  readonly coefficient: number;
  readonly size: number;
}

/**
 * A polynomial: terms by monomial. A monomial is its symbols in order, joined by `*`; the constant
 * is the empty text. No symbol contains `*`.
 */
export type Polynomial = ReadonlyMap<string, Term>;

/** A number as a polynomial. */
export function constantPolynomial(value: number): Polynomial {
  return new Map([["", { coefficient: value, size: Math.abs(value) }]]);
}

/** A symbol as a polynomial. */
export function symbolPolynomial(symbol: string): Polynomial {
  return new Map([[symbol, { coefficient: 1, size: 1 }]]);
}

/** The symbols of a monomial, in order. */
export function symbolsOf(monomial: string): string[] {
  return monomial === "" ? [] : monomial.split("*");
}

/** The number of symbols of the longest monomial; 0 for a constant. */
export function degree(polynomial: Polynomial): number {
  let largest = 0;
  for (const monomial of polynomial.keys()) {
    largest = Math.max(largest, symbolsOf(monomial).length);
  }
  return largest;
}

/** The value of a polynomial without symbols. */
export function constantTerm(polynomial: Polynomial): number {
  return polynomial.get("")?.coefficient ?? 0;
}

/** Σ sign·polynomial. */
export function sumOf(parts: Iterable<readonly [sign: number, part: Polynomial]>): Polynomial {
  const sum = new Map<string, Term>();
  for (const [sign, part] of parts) {
    for (const [monomial, term] of part) addTerm(sum, monomial, term, sign);
  }
  return withoutRounding(sum);
}

/** a·b. */
export function productOf(a: Polynomial, b: Polynomial): Polynomial {
  const product = new Map<string, Term>();
  for (const [left, { coefficient, size }] of a) {
    for (const [right, term] of b) {
      const monomial = left === "" || right === "" ? left + right : joined(left, right);
      const scaled = { coefficient: coefficient * term.coefficient, size: size * term.size };
      addTerm(product, monomial, scaled, 1);
    }
  }
  return withoutRounding(product);
}

function joined(left: string, right: string): string {
  return [...symbolsOf(left), ...symbolsOf(right)].sort().join("*");
}

function addTerm(sum: Map<string, Term>, monomial: string, term: Term, sign: number): void {
  const before = sum.get(monomial);
  sum.set(monomial, {
    coefficient: (before?.coefficient ?? 0) + sign * term.coefficient,
    size: (before?.size ?? 0) + Math.abs(sign) * term.size,
  });
}

/** Drops what cancelled. */
function withoutRounding(polynomial: Map<string, Term>): Polynomial {
  for (const [monomial, { coefficient, size }] of polynomial) {
    const cancelled = Math.abs(coefficient) <= NEGLIGIBLE * size;
    if (cancelled && Number.isFinite(size)) polynomial.delete(monomial);
  }
  return polynomial;
}
