import type { StaticSystem } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import type { GainTerm } from "./gain-family.ts";

/** Entries below this share of the terms that cancelled in them are rounding. */
const ROUNDING = 1e-14;
/** So are those below this share of the largest terms in any entry. */
const DUST = 2 * Number.EPSILON;

/**
 * The same polynomial with v = w + R·E[d̄ | I0], the leader's deviation on the path, in place of w:
 * θ = T(x)θ′ with T = I − Σ R_a P_a. What she sees of the others' deviations then enters through
 * their own steps alone, and terms in R² that only cancel are exactly 0, so that a gain of order N
 * leaves numbers of order 1.
 *
 * @param shares - P_a: leader's unknowns × those of the others, by entry of R.
 */
export function onPathTerms(
  terms: readonly GainTerm[],
  shares: readonly Matrix[],
): readonly GainTerm[] {
  const size = terms[0]?.system.hessian.rows ?? 0;
  const steps = [Matrix.eye(size), ...shares.map((share) => substitution(size, share))];
  const sums = terms.map((term) => ({
    term,
    hessian: new Sum(),
    gradient: new Sum(),
    responses: new Sum(),
  }));
  const at = (...indices: readonly number[]) => {
    const [i = 0, j = 0, ...more] = indices.filter((k) => k > 0).sort((a, b) => b - a);
    // terms of higher degree vanish: R enters together with w at most once in each cost
    return more.length > 0 ? undefined : sums.find(({ term }) => term.i === j && term.j === i);
  };
  for (const { i, j, system } of terms) {
    const gradient = Matrix.columnVector([...system.gradient]);
    steps.forEach((right, l) => {
      at(i, j, l)?.responses.add(system.responses, right);
      at(i, j, l)?.gradient.add(right.transpose(), gradient);
      steps.forEach((left, k) =>
        at(k, i, j, l)?.hessian.add(left.transpose(), system.hessian, right),
      );
    });
  }
  return sums.map(({ term, hessian, gradient, responses }) => ({
    ...term,
    system: {
      ...term.system,
      hessian: hessian.total(term.system.hessian),
      gradient: Float64Array.from(gradient.total(Matrix.zeros(size, 1)).to1DArray()),
      responses: responses.total(term.system.responses),
    } satisfies StaticSystem,
  }));
}

/** θ → −P·(the others' unknowns), in the rows of the leader's. */
function substitution(size: number, share: Matrix): Matrix {
  const step = Matrix.zeros(size, size);
  if (share.rows > 0 && share.columns > 0)
    step.setSubMatrix(Matrix.mul(share, -1), size - share.rows, 0);
  return step;
}

/** A sum of products of matrices, exactly 0 in entries that are only rounding. */
class Sum {
  #sum: Matrix | null = null;
  #size: Matrix | null = null;

  add(...factors: readonly [Matrix, ...Matrix[]]): void {
    const [first, ...rest] = factors;
    if (factors.some(({ rows, columns }) => rows * columns === 0)) return;
    const product = rest.reduce((sum, factor) => sum.mmul(factor), first);
    const size = rest.reduce((sum, factor) => sum.mmul(Matrix.abs(factor)), Matrix.abs(first));
    this.#sum = this.#sum ? this.#sum.add(product) : product.clone();
    this.#size = this.#size ? this.#size.add(size) : size.clone();
  }

  /** @param shape - A matrix of the same shape, for a sum of nothing. */
  total(shape: Matrix): Matrix {
    const [sum, size] = [this.#sum, this.#size];
    if (!sum || !size) return Matrix.mul(shape, 0);
    const dust = DUST * size.norm("max");
    for (let i = 0; i < sum.rows; i++) {
      for (let j = 0; j < sum.columns; j++) {
        const rounding = Math.max(dust, ROUNDING * size.get(i, j));
        if (Math.abs(sum.get(i, j)) <= rounding) sum.set(i, j, 0);
      }
    }
    return sum;
  }
}
