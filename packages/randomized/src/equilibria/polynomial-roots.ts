/** Boxes narrower than this hold one root. */
const NARROW = 1e-14;

/**
 * All roots in [0, 1] of a polynomial of known degree, from its values: Bernstein coefficients
 * change sign at least as often as the polynomial has roots, so intervals without a change of sign
 * are free of them (Descartes); the others are halved.
 *
 * @param value - The polynomial.
 * @param degree - An upper bound of its degree.
 */
export function rootsInUnitInterval(value: (t: number) => number, degree: number): number[] {
  const coefficients = bernsteinCoefficients(value, degree);
  const scale = Math.max(...coefficients.map(Math.abs));
  if (scale === 0) return [];
  const roots: number[] = [];
  const zero = 1e-13 * scale;
  const visit = (b: readonly number[], from: number, to: number): void => {
    const positive = b.some((c) => c > zero);
    const negative = b.some((c) => c < -zero);
    const ends = Math.min(Math.abs(b[0] as number), Math.abs(b.at(-1) as number)) <= zero;
    if (!(positive && negative) && !ends) return;
    if (to - from < NARROW || !(positive || negative)) {
      roots.push((from + to) / 2);
      return;
    }
    if (!(positive && negative)) {
      if (Math.abs(b[0] as number) <= zero) roots.push(from);
      if (Math.abs(b.at(-1) as number) <= zero) roots.push(to);
      return;
    }
    const [left, right] = halves(b);
    const middle = (from + to) / 2;
    visit(left, from, middle);
    visit(right, middle, to);
  };
  visit(coefficients, 0, 1);
  return roots
    .sort((a, b) => a - b)
    .filter((t, i) => i === 0 || t - (roots[i - 1] as number) > 1e-9);
}

function halves(b: readonly number[]): [number[], number[]] {
  const left: number[] = [];
  const right: number[] = [];
  let row = [...b];
  while (row.length > 0) {
    left.push(row[0] as number);
    right.unshift(row.at(-1) as number);
    row = row.slice(1).map((value, i) => (value + (row[i] as number)) / 2);
  }
  return [left, right];
}

/** By divided differences at equidistant points, then from powers to Bernstein polynomials. */
function bernsteinCoefficients(value: (t: number) => number, degree: number): number[] {
  const nodes = Array.from({ length: degree + 1 }, (_, i) => (degree === 0 ? 0 : i / degree));
  const differences = nodes.map(value);
  for (let order = 1; order <= degree; order++) {
    for (let i = degree; i >= order; i--) {
      const step = (nodes[i] as number) - (nodes[i - order] as number);
      differences[i] = ((differences[i] as number) - (differences[i - 1] as number)) / step;
    }
  }
  let powers = [differences[degree] as number];
  for (let i = degree - 1; i >= 0; i--) {
    const shifted = [0, ...powers];
    powers = shifted.map((c, k) => c - (nodes[i] as number) * (powers[k] ?? 0));
    powers[0] = (powers[0] as number) + (differences[i] as number);
  }
  return nodes.map((_, k) =>
    powers.slice(0, k + 1).reduce((sum, c, j) => sum + (choose(k, j) / choose(degree, j)) * c, 0),
  );
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}
