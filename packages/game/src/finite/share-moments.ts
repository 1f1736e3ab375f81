/** Followers who draw their actions independently from the same probabilities. */
export interface FollowerGroup {
  /** n/N: their number as a share of all followers. */
  readonly weight: number;
  /** P(u) of each of them, one per joint action. */
  readonly probabilities: readonly number[];
}

/** Who else is there. */
export interface ShareMomentOptions {
  /** ν = 1/N; 0 is the mean-field limit. */
  readonly nu: number;
  /** Action of one more follower, who does not draw and is counted with weight ν. @defaultValue nobody */
  readonly own?: number | undefined;
}

/**
 * E[Π_k (K_k/N)^{m_k}] for the numbers K_k of followers that play the k-th action, exactly.
 *
 * With independent draws in groups of n_g = λ_g·N followers, the falling factorial moments are
 *
 *     E[Π_k K_k^{(i_k)}] ν^{|i|} = i! · [t^i] (1 + ν t_own) Π_g (1 + ν Σ_k π_g(k) t_k)^{n_g},
 *     (1 + ν s)^n = Σ_j Π_{r<j}(λ − rν) s^j / j!,
 *
 * and K^m = Σ_i S(m, i) K^{(i)} with Stirling numbers of the second kind. All terms are positive,
 * and the work does not depend on N: it is the multinomial sum in closed form, and at ν = 0 it is
 * Π_k μ(k)^{m_k}.
 *
 * @param exponents - m, one whole number per action.
 * @param groups - The followers who draw; their weights, and ν for the one who does not, add up to 1.
 *
 * @see theory: claim-multinomial
 *
 * @example
 * ```ts @import.meta.vitest
 * const { expectedShareProduct } = await import("@stackelberg/game");
 * // the share of heads among two coins: 0, ½ or 1 with probabilities ¼, ½, ¼
 * const coins = [{ weight: 1, probabilities: [0.5, 0.5] }];
 * expect(expectedShareProduct([2, 0], coins, { nu: 0.5 })).toBe(0.375);
 * expect(expectedShareProduct([2, 0], coins, { nu: 0 })).toBe(0.25);
 * ```
 */
export function expectedShareProduct(
  exponents: readonly number[],
  groups: readonly FollowerGroup[],
  { nu, own }: ShareMomentOptions,
): number {
  const active = exponents.flatMap((m, k) => (m > 0 ? [{ m, k }] : []));
  if (active.length === 0) return 1;
  const radix = strides(active.map(({ m }) => m + 1));
  let series: number[] = new Array(radix.size).fill(0);
  series[0] = 1;
  for (const { weight, probabilities } of groups) {
    const linear = active.map(({ k }) => probabilities[k] as number);
    series = product(series, powerSeries(linear, { weight, nu, radix }), radix);
  }
  const seat = active.findIndex(({ k }) => k === own);
  if (seat >= 0) series = withOwn(series, { seat, nu }, radix);
  return series.reduce((sum, coefficient, index) => {
    const powers = radix.digits(index);
    return (
      powers.reduce((value, i, a) => {
        const { m } = active[a] as { readonly m: number };
        return value * factorial(i) * stirling(m, i) * nu ** (m - i);
      }, coefficient) + sum
    );
  }, 0);
}

/** Exponents i_a < length_a as one index, the last changing fastest. */
interface Radix {
  readonly size: number;
  readonly steps: readonly number[];
  readonly lengths: readonly number[];
  readonly digits: (index: number) => number[];
}

function strides(lengths: readonly number[]): Radix {
  const steps = new Array<number>(lengths.length).fill(1);
  for (let a = lengths.length - 2; a >= 0; a--) {
    steps[a] = (steps[a + 1] as number) * (lengths[a + 1] as number);
  }
  const size = (steps[0] ?? 1) * (lengths[0] ?? 1);
  const digits = (index: number) =>
    steps.map((step, a) => Math.floor(index / step) % (lengths[a] as number));
  return { size, steps, lengths, digits };
}

/** Coefficients of (1 + ν Σ_a c_a t_a)^{λ/ν}. */
function powerSeries(
  linear: readonly number[],
  { weight, nu, radix }: { readonly weight: number; readonly nu: number; readonly radix: Radix },
): number[] {
  return Array.from({ length: radix.size }, (_, index) => {
    const powers = radix.digits(index);
    const degree = powers.reduce((sum, i) => sum + i, 0);
    let value = 1;
    for (let r = 0; r < degree; r++) value *= Math.max(0, weight - r * nu);
    return powers.reduce((v, i, a) => (v * (linear[a] as number) ** i) / factorial(i), value);
  });
}

function product(a: readonly number[], b: readonly number[], radix: Radix): number[] {
  const result = new Array<number>(radix.size).fill(0);
  a.forEach((left, i) => {
    const low = radix.digits(i);
    b.forEach((right, j) => {
      const sum = radix.digits(j).map((digit, k) => digit + (low[k] as number));
      if (sum.some((digit, k) => digit >= (radix.lengths[k] as number))) return;
      result[i + j] = (result[i + j] as number) + left * right;
    });
  });
  return result;
}

/** Times 1 + ν t_seat. */
function withOwn(
  series: readonly number[],
  { seat, nu }: { readonly seat: number; readonly nu: number },
  radix: Radix,
): number[] {
  const step = radix.steps[seat] as number;
  return series.map((value, index) => {
    const power = radix.digits(index)[seat] as number;
    return power === 0 ? value : value + nu * (series[index - step] as number);
  });
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** Ways to split m things into i parts. */
function stirling(m: number, i: number): number {
  if (i === m) return 1;
  if (i === 0 || i > m) return 0;
  return i * stirling(m - 1, i) + stirling(m - 1, i - 1);
}
