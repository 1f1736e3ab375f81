import { type CostTerm, type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { type Kernel, observationTable, type StrategyTable } from "./finite-plan.ts";
import { marginal } from "./reply-forms.ts";
import { symmetricGame } from "./symmetric-game.ts";

/** The game among the followers alone, once kernel and major are fixed. */
export interface InducedCosts {
  /** Observations y. */
  readonly observations: number;
  /** Actions u. */
  readonly actions: number;
  /** P(y); followers who see what never occurs do not count. */
  readonly probability: readonly number[];
  /** Highest power of the shares in the followers' cost. */
  readonly degree: number;
  /** Highest power of the shares in the leader's cost. */
  readonly leaderDegree: number;
  /** C(u|y) at the strategy γ: observations × actions. */
  readonly costs: (strategy: StrategyTable) => number[][];
  /** ∂C(u|y)/∂γ(k|y′), flat [y][u][y′][k]. */
  readonly derivatives: (strategy: StrategyTable) => Float64Array;
  /** The leader's expected cost at γ. */
  readonly leaderCost: (strategy: StrategyTable) => number;
  /** Its gradient, flat [y][k]. */
  readonly leaderGradient: (strategy: StrategyTable) => Float64Array;
}

/**
 * Averages kernel and major out of the costs: with q(v, w|x) what they play in state x,
 *
 *     ĉ(x, u; μ) = Σ_{v,w} q(v, w|x) c(x, v, w, u; μ),   C(u|y) = Σ_x P(x|y) ĉ(x, u; μ_x),
 *
 * polynomials in γ because μ_x(u) = Σ_y P(y|x) γ(u|y). Among N followers γ is everybody's strategy.
 */
export function inducedCosts(
  given: FiniteGame,
  major: StrategyTable,
  kernel: Kernel,
): InducedCosts {
  const game = symmetricGame(given);
  const size = finiteGameSize(game);
  const sees = observationTable(game, "followers");
  const prior = game.states.probabilities;
  const probability = marginal(prior, sees);
  const answer = responses(game, major, kernel);
  const followers = averagedTerms(game.followers.cost, answer, size.followerActions);
  const leader = averagedTerms(game.leader.cost, answer, 1);
  const shape = { prior, sees, probability, actions: size.followerActions };
  return {
    observations: size.followerObservations,
    actions: size.followerActions,
    probability,
    degree: degreeOf(game.followers.cost),
    leaderDegree: degreeOf(game.leader.cost),
    costs: (strategy) => expectedCosts(followers, strategy, shape),
    derivatives: (strategy) => costDerivatives(followers, strategy, shape),
    leaderCost: (strategy) =>
      prior.reduce((sum, p, x) => sum + p * valueAt(leader, x, 0, mixAt(strategy, x, shape)), 0),
    leaderGradient: (strategy) => {
      const gradient = new Float64Array(size.followerObservations * size.followerActions);
      prior.forEach((p, x) => {
        addGradient(gradient, { terms: leader, x, u: 0, mix: mixAt(strategy, x, shape) }, p, shape);
      });
      return gradient;
    },
  };
}

/** Σ_k exponents of the highest term. */
function degreeOf(terms: readonly CostTerm[]): number {
  return Math.max(0, ...terms.map(({ shares }) => shares.reduce((sum, m) => sum + m, 0)));
}

/** q(v, w|x), what leader and major play on the path, by state, flat [v][w]. */
export function responses(game: FiniteGame, major: StrategyTable, kernel: Kernel): Float64Array[] {
  const { majorActions, leaderActions } = finiteGameSize(game);
  const leaderSees = observationTable(game, "leader");
  const majorSees = observationTable(game, "major");
  return game.states.values.map((_, x) => {
    const q = new Float64Array(majorActions * leaderActions);
    majorSees[x]?.forEach((seen, z) => {
      major[z]?.forEach((played, v) => {
        leaderSees[x]?.forEach((p, y0) => {
          const weight = seen * played * p;
          if (weight === 0) return;
          kernel[y0]?.[z]?.[v]?.forEach((probability, w) => {
            const i = v * leaderActions + w;
            q[i] = (q[i] as number) + weight * probability;
          });
        });
      });
    });
    return q;
  });
}

/** A term with v and w averaged out: value by state and own action. */
interface AveragedTerm {
  readonly shares: readonly number[];
  readonly values: readonly Float64Array[];
}

function averagedTerms(
  terms: readonly CostTerm[],
  answer: readonly Float64Array[],
  own: number,
): AveragedTerm[] {
  return terms.map(({ shares, table }) => ({
    shares,
    values: answer.map((q, x) => {
      const values = new Float64Array(own);
      q.forEach((weight, i) => {
        if (weight === 0) return;
        const first = (x * q.length + i) * own;
        for (let u = 0; u < own; u++) {
          values[u] = (values[u] as number) + weight * (table[first + u] as number);
        }
      });
      return values;
    }),
  }));
}

interface Shape {
  readonly prior: readonly number[];
  readonly sees: StrategyTable;
  readonly probability: readonly number[];
  readonly actions: number;
}

function mixAt(strategy: StrategyTable, x: number, { sees, actions }: Shape): number[] {
  return Array.from({ length: actions }, (_, u) =>
    (sees[x] as readonly number[]).reduce((sum, p, y) => sum + p * (strategy[y]?.[u] as number), 0),
  );
}

function power(mix: readonly number[], shares: readonly number[], less = -1): number {
  let value = 1;
  for (let k = 0; k < shares.length; k++) {
    const m = shares[k] as number;
    if (m > 0) value *= (mix[k] as number) ** (k === less ? m - 1 : m);
  }
  return value;
}

function valueAt(
  terms: readonly AveragedTerm[],
  x: number,
  u: number,
  mix: readonly number[],
): number {
  return terms.reduce(
    (sum, { shares, values }) => sum + (values[x]?.[u] as number) * power(mix, shares),
    0,
  );
}

/** P(x|y). */
function posterior({ prior, sees, probability }: Shape, x: number, y: number): number {
  const total = probability[y] as number;
  return total > 0 ? ((prior[x] as number) * (sees[x]?.[y] as number)) / total : 0;
}

function expectedCosts(
  terms: readonly AveragedTerm[],
  strategy: StrategyTable,
  shape: Shape,
): number[][] {
  const byState = shape.prior.map((_, x) => {
    const mix = mixAt(strategy, x, shape);
    return Array.from({ length: shape.actions }, (_u, u) => valueAt(terms, x, u, mix));
  });
  return shape.probability.map((_, y) =>
    Array.from({ length: shape.actions }, (_u, u) =>
      byState.reduce((sum, row, x) => sum + posterior(shape, x, y) * (row[u] as number), 0),
    ),
  );
}

function costDerivatives(
  terms: readonly AveragedTerm[],
  strategy: StrategyTable,
  shape: Shape,
): Float64Array {
  const { actions, probability } = shape;
  const size = probability.length * actions;
  const result = new Float64Array(size * size);
  shape.prior.forEach((_, x) => {
    const mix = mixAt(strategy, x, shape);
    for (let u = 0; u < actions; u++) {
      const gradient = new Float64Array(size);
      addGradient(gradient, { terms, x, u, mix }, 1, shape);
      probability.forEach((_p, y) => {
        const weight = posterior(shape, x, y);
        if (weight === 0) return;
        const first = (y * actions + u) * size;
        for (let i = 0; i < size; i++) {
          result[first + i] = (result[first + i] as number) + weight * (gradient[i] as number);
        }
      });
    }
  });
  return result;
}

/** Adds factor·∂value(x, u)/∂γ(k|y′). */
function addGradient(
  gradient: Float64Array,
  at: {
    readonly terms: readonly AveragedTerm[];
    readonly x: number;
    readonly u: number;
    readonly mix: readonly number[];
  },
  factor: number,
  { sees, actions }: Shape,
): void {
  for (const { shares, values } of at.terms) {
    const value = values[at.x]?.[at.u] as number;
    if (value === 0) continue;
    shares.forEach((m, k) => {
      if (m === 0) return;
      const slope = factor * value * m * power(at.mix, shares, k);
      sees[at.x]?.forEach((p, y) => {
        const i = y * actions + k;
        gradient[i] = (gradient[i] as number) + slope * p;
      });
    });
  }
}
