import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { type Kernel, observationTable, type StrategyTable } from "./finite-plan.ts";
import { marginal } from "./reply-forms.ts";
import { symmetricGame } from "./symmetric-game.ts";

/** Differences up to this share of the largest cost are rounding. */
const ROUNDING = 1e-9;

/**
 * The pure strategy of the major that is its only best reply under the kernel whatever the
 * followers do; `null` where none is proved to be.
 *
 * M(v′|z) − M(v|z) = Σ_x P(x|z) Σ_m d_{x,m} Π_k μ_x(k)^{m_k} is bounded from below state by state:
 * by its constant and linear terms at the best share (Σ_k μ(k) = 1) and, as every product of shares
 * lies in [0, 1], by the negative ones of its other terms. It is exact for costs without shares.
 */
export function dominantReply(given: FiniteGame, kernel: Kernel): StrategyTable | null {
  const game = symmetricGame(given);
  const { majorActions } = finiteGameSize(game);
  const occurs = marginal(game.states.probabilities, observationTable(game, "major"));
  const replies = occurs.map((p, z) => {
    if (p <= 0) return 0;
    const costs = Array.from({ length: majorActions }, (_, v) => replyCost(game, kernel, { z, v }));
    const least = ROUNDING * Math.max(1, ...costs.flat(2).map(Math.abs));
    return costs.findIndex((own, v) =>
      costs.every((other, w) => v === w || leastDifference(game, other, own) > least),
    );
  });
  if (replies.includes(-1)) return null;
  return replies.map((best) =>
    Array.from({ length: majorActions }, (_, v) => (v === best ? 1 : 0)),
  );
}

/** P(x, z)·E[coefficient | x, z, v] of the major's cost: states × terms, not divided by P(z). */
function replyCost(
  game: FiniteGame,
  kernel: Kernel,
  { z, v }: { readonly z: number; readonly v: number },
): number[][] {
  const { majorActions, leaderActions } = finiteGameSize(game);
  const leaderSees = observationTable(game, "leader");
  const majorSees = observationTable(game, "major");
  return game.states.probabilities.map((p, x) =>
    (game.major?.cost ?? []).map(({ table }) => {
      const first = (x * majorActions + v) * leaderActions;
      let cost = 0;
      leaderSees[x]?.forEach((seen, y0) => {
        kernel[y0]?.[z]?.[v]?.forEach((answer, w) => {
          cost += seen * answer * (table[first + w] as number);
        });
      });
      return p * (majorSees[x]?.[z] as number) * cost;
    }),
  );
}

/** A lower bound of the difference of two costs over all shares of the followers. */
function leastDifference(
  { major, followers }: FiniteGame,
  more: readonly (readonly number[])[],
  less: readonly (readonly number[])[],
): number {
  const terms = major?.cost ?? [];
  return more.reduce((total, row, x) => {
    const linear = new Array<number>(followers.actions.values.length).fill(0);
    let rest = 0;
    terms.forEach(({ shares }, i) => {
      const difference = (row[i] as number) - (less[x]?.[i] as number);
      const degree = shares.reduce((sum, m) => sum + m, 0);
      const k = shares.indexOf(1);
      if (degree === 0) rest += difference;
      else if (degree === 1) linear[k] = (linear[k] as number) + difference;
      else rest += Math.min(0, difference);
    });
    return total + rest + Math.min(...linear);
  }, 0);
}
