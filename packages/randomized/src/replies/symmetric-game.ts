import { type CostTerm, type FiniteGame, finiteGameSize, memoized } from "@stackelberg/game";

/**
 * The mean-field game whose costs, as polynomials in μ, are the exact expected costs of the game
 * among N followers who all draw independently from μ.
 *
 * With K ~ Mult(N, μ) and ν = 1/N, E[Π (K_k ν)^{m_k}] = Σ_i Π_k S(m_k, i_k) ν^{m_k − i_k} ·
 * Π_{r<|i|}(1 − rν) · Π μ(k)^{i_k}; a follower who plays u itself meets K = K′ + e_u with
 * K′ ~ Mult(N − 1, μ). So whatever solves a mean-field game solves the symmetric game among N
 * followers, at the same cost for every N. At ν = 0 nothing changes.
 */
export const symmetricGame: (game: FiniteGame) => FiniteGame = memoized((game: FiniteGame) => {
  if (game.count === Number.POSITIVE_INFINITY) return game;
  const nu = 1 / game.count;
  const { followerActions } = finiteGameSize(game);
  const others = (terms: readonly CostTerm[]) => expandedTerms(terms, { nu, followerActions });
  return {
    ...game,
    count: Number.POSITIVE_INFINITY,
    leader: { ...game.leader, cost: others(game.leader.cost) },
    major: game.major && { ...game.major, cost: others(game.major.cost) },
    followers: {
      ...game.followers,
      cost: expandedTerms(game.followers.cost, { nu, followerActions, own: true }),
    },
  };
});

interface Expansion {
  readonly nu: number;
  readonly followerActions: number;
  /** Whether the last index of the table is the action of one more follower. */
  readonly own?: boolean;
}

function expandedTerms(terms: readonly CostTerm[], expansion: Expansion): CostTerm[] {
  const { followerActions, own } = expansion;
  const result = new Map<string, { shares: readonly number[]; table: Float64Array }>();
  for (const { shares, table } of terms) {
    for (let u = 0; u < (own ? followerActions : 1); u++) {
      for (const [powers, weight] of expectedProduct(shares, expansion, u)) {
        const key = powers.join(",");
        const known = result.get(key) ?? { shares: powers, table: new Float64Array(table.length) };
        result.set(key, known);
        const step = own ? followerActions : 1;
        for (let i = own ? u : 0; i < table.length; i += step) {
          known.table[i] = (known.table[i] as number) + weight * (table[i] as number);
        }
      }
    }
  }
  return [...result.values()].map(({ shares, table }) => ({ shares, table: Array.from(table) }));
}

/** E[Π ((K_k + [k = u])ν)^{m_k}] as a polynomial in μ: exponents with their weights. */
function expectedProduct(
  exponents: readonly number[],
  { nu, own }: Expansion,
  u: number,
): (readonly [readonly number[], number])[] {
  let partial: { powers: number[]; weight: number }[] = [{ powers: [], weight: 1 }];
  exponents.forEach((m, k) => {
    const options = momentWeights(m, nu, own === true && k === u);
    partial = partial.flatMap(({ powers, weight }) =>
      options.flatMap((w, i) => (w > 0 ? [{ powers: [...powers, i], weight: weight * w }] : [])),
    );
  });
  return partial.map(({ powers, weight }) => {
    const degree = powers.reduce((sum, i) => sum + i, 0);
    let falling = weight;
    for (let r = 0; r < degree; r++) falling *= Math.max(0, 1 - (own ? r + 1 : r) * nu);
    return [powers, falling] as const;
  });
}

/** Weights of the falling powers in (Kν)^m, or in ((K + 1)ν)^m. */
function momentWeights(m: number, nu: number, shifted: boolean): number[] {
  // rows of the triangle: (Kν)·K^{(i)}ν^i = K^{(i+1)}ν^{i+1} + iν·K^{(i)}ν^i
  let row = [1];
  for (let step = 0; step < m; step++) {
    const next = new Array<number>(row.length + 1).fill(0);
    row.forEach((weight, i) => {
      next[i + 1] = (next[i + 1] as number) + weight;
      next[i] = (next[i] as number) + weight * (i + (shifted ? 1 : 0)) * nu;
    });
    row = next;
  }
  return row;
}
