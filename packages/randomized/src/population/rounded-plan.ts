import {
  type CostTerm,
  checkKind,
  expectedShareProduct,
  type FiniteGame,
  type FollowerGroup,
  finiteGameSize,
} from "@stackelberg/game";
import { checkedKernel } from "../replies/checked-kernel.ts";
import {
  type FinitePlan,
  type Kernel,
  observationTable,
  type StrategyTable,
} from "../replies/finite-plan.ts";
import { responses } from "../replies/induced-costs.ts";
import { marginal } from "../replies/reply-forms.ts";

/** Followers who all follow one pure strategy. */
export interface RoundedGroup {
  /** How many of the N followers, as a share. */
  readonly share: number;
  /** Index of the action played, by observation. */
  readonly actions: readonly number[];
}

/** A plan in which nobody draws: every follower has a pure strategy. */
export interface RoundedPlan {
  /** Groups of followers with the same strategy. */
  readonly groups: readonly RoundedGroup[];
  /** The most that one player, follower or major, saves by deviating alone. */
  readonly epsilon: number;
  /** The leader's expected cost. */
  readonly leaderCost: number;
}

/**
 * The deterministic plan nearest to a mixed one: followers are lined up at quantiles, and one at t
 * plays the action where the distribution function of γ(·|y) passes t, with thresholds rounded to
 * whole followers. So a fraction round(N·γ)/N of those who see y plays each action, and only what
 * the followers see is random. All costs are exact: given the state, the numbers K_k are sums of
 * independent draws in groups, see `expectedShareProduct`.
 *
 * @param game - With any number of followers.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `ResultFileError` `STACKELBERG_RESULT_SCHEMA` for a kernel that does not fit the game.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { constantKernel, roundedPlan } = await import("@stackelberg/randomized");
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: 10, actions: { u: [0, 1] }, cost: "u" },
 * });
 * const plan = { major: [[0, 1]], followers: [[0.66, 0.34]] };
 * const { groups } = roundedPlan(game, plan, constantKernel(game, 1));
 * expect(groups[0]?.share).toBeCloseTo(0.7, 12);
 * ```
 */
export function roundedPlan(game: FiniteGame, plan: FinitePlan, kernel: Kernel): RoundedPlan {
  checkKind(game, "finite", { finite: "roundedPlan" });
  checkedKernel(game, kernel);
  const groups = roundedGroups(plan.followers, game.count);
  const context = { game, plan, kernel, groups, nu: 1 / game.count };
  return {
    groups,
    epsilon: Math.max(followerEpsilon(context), majorEpsilon(context)),
    leaderCost: game.states.probabilities.reduce(
      (sum, p, x) => sum + p * answeredCost(context, game.leader.cost, { x }),
      0,
    ),
  };
}

interface Context {
  readonly game: FiniteGame;
  readonly plan: FinitePlan;
  readonly kernel: Kernel;
  readonly groups: readonly RoundedGroup[];
  readonly nu: number;
}

/** Intervals of quantiles on which the strategy is the same. */
function roundedGroups(followers: StrategyTable, count: number): RoundedGroup[] {
  const thresholds = followers.map((row) => {
    let sum = 0;
    return row.map((p, u) => {
      sum += p;
      if (u === row.length - 1) return 1;
      return count === Number.POSITIVE_INFINITY ? sum : Math.round(sum * count) / count;
    });
  });
  const ends = [...new Set(thresholds.flat())].filter((t) => t > 0).sort((a, b) => a - b);
  return ends.map((end, i) => ({
    share: end - (ends[i - 1] ?? 0),
    actions: thresholds.map((row) => row.findIndex((t) => t >= end)),
  }));
}

/** The groups as draws given the state; one follower of `without` is left out. */
function drawsIn(
  { game, groups, nu }: Context,
  x: number,
  without?: RoundedGroup,
): FollowerGroup[] {
  const { followerActions } = finiteGameSize(game);
  const sees = observationTable(game, "followers")[x] as readonly number[];
  return groups.map((group) => {
    const probabilities = new Array<number>(followerActions).fill(0);
    sees.forEach((p, y) => {
      const u = group.actions[y] as number;
      probabilities[u] = (probabilities[u] as number) + p;
    });
    return {
      weight: group === without ? Math.max(0, group.share - nu) : group.share,
      probabilities,
    };
  });
}

interface Where {
  readonly x: number;
  /** The follower whose cost it is, and what it plays. */
  readonly one?: { readonly group: RoundedGroup; readonly own: number };
}

/** Σ_{v,w} q(v, w|x) E[cost]. */
function answeredCost(context: Context, terms: readonly CostTerm[], { x, one }: Where): number {
  const { game, plan, kernel, nu } = context;
  const draws = drawsIn(context, x, one?.group);
  const moments = terms.map(({ shares }) =>
    expectedShareProduct(shares, draws, { nu, own: one?.own }),
  );
  const answer = responses(game, plan.major, kernel)[x] as Float64Array;
  const own = one ? finiteGameSize(game).followerActions : 1;
  let total = 0;
  answer.forEach((q, i) => {
    if (q === 0) return;
    const index = (x * answer.length + i) * own + (one?.own ?? 0);
    terms.forEach(({ table }, t) => {
      total += q * (table[index] as number) * (moments[t] as number);
    });
  });
  return total;
}

function followerEpsilon(context: Context): number {
  const { game, groups } = context;
  const { followerActions } = finiteGameSize(game);
  const sees = observationTable(game, "followers");
  const occurs = marginal(game.states.probabilities, sees);
  return Math.max(
    ...groups.map((group) => {
      const byState = game.states.values.map((_, x) =>
        Array.from({ length: followerActions }, (_u, own) =>
          answeredCost(context, game.followers.cost, { x, one: { group, own } }),
        ),
      );
      return occurs.reduce((saved, p, y) => {
        if (p === 0) return saved;
        const costs = Array.from({ length: followerActions }, (_, u) =>
          game.states.probabilities.reduce(
            (sum, q, x) => sum + q * (sees[x]?.[y] as number) * (byState[x]?.[u] as number),
            0,
          ),
        );
        return saved + (costs[group.actions[y] as number] as number) - Math.min(...costs);
      }, 0);
    }),
  );
}

function majorEpsilon(context: Context): number {
  const { game, plan, kernel, nu } = context;
  const { major } = game;
  if (!major) return 0;
  const size = finiteGameSize(game);
  const [sees, leaderSees] = [observationTable(game, "major"), observationTable(game, "leader")];
  const moments = game.states.values.map((_, x) => {
    const draws = drawsIn(context, x);
    return major.cost.map(({ shares }) => expectedShareProduct(shares, draws, { nu }));
  });
  let saved = 0;
  plan.major.forEach((row, z) => {
    const costs = row.map((_, v) => {
      let cost = 0;
      game.states.probabilities.forEach((p, x) => {
        leaderSees[x]?.forEach((seen, y0) => {
          kernel[y0]?.[z]?.[v]?.forEach((probability, w) => {
            const weight = p * (sees[x]?.[z] as number) * seen * probability;
            const index = (x * size.majorActions + v) * size.leaderActions + w;
            major.cost.forEach(({ table }, t) => {
              cost += weight * (table[index] as number) * (moments[x]?.[t] as number);
            });
          });
        });
      });
      return cost;
    });
    const played = row.reduce((sum, p, v) => sum + p * (costs[v] as number), 0);
    saved += played - Math.min(...costs);
  });
  return saved;
}
