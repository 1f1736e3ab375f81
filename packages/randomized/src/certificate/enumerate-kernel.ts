import {
  type CostTerm,
  expectedShareProduct,
  type FiniteGame,
  finiteGameSize,
} from "@stackelberg/game";
import {
  type FinitePlan,
  type Kernel,
  kernelOf,
  observationTable,
} from "../replies/finite-plan.ts";

/** The most that one role gains by deviating, and where. */
export interface RoleDeviation {
  /** Saved on average by one player who deviates wherever it pays: its exploitability, ex ante. */
  readonly exploitability: number;
  /** The same if the leader played her average action on the path whatever the major does. */
  readonly exploitabilityWithoutIncentive: number;
  /** The largest gain in one information state, given that state. */
  readonly largestGain: number;
  /** Index of that state. */
  readonly observation: number;
  /** Index of the action that gains most there. */
  readonly action: number;
}

/** What a kernel does at a plan, added up from the tables of the game. */
export interface KernelEnumeration {
  /** The leader's expected cost. */
  readonly leaderCost: number;
  /** Each follower's expected cost. */
  readonly followerCost: number;
  /** The major's expected cost; `null` without one. */
  readonly majorCost: number | null;
  /** The followers. */
  readonly followers: RoleDeviation;
  /** The major follower; `null` without one. */
  readonly major: RoleDeviation | null;
}

/**
 * Everybody's cost of every action in every information state, by enumeration: all states,
 * observations and actions are visited, and the shares of the N followers are averaged exactly.
 *
 * It reads the tables of the game and nothing else; no linear form, program or multiplier.
 *
 * @param game - With any number of followers.
 * @param plan - What the followers are to play.
 * @param kernel - Any kernel, `[y0][z][v][w]`.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { constantKernel, enumerateKernel } = await import("@stackelberg/randomized");
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * // a rebate for sure costs 2 and brings 5
 * const plan = { major: [[0, 1]], followers: [[1, 0]] };
 * expect(enumerateKernel(game, plan, constantKernel(game, 1)).leaderCost).toBe(-3);
 * ```
 */
export function enumerateKernel(
  game: FiniteGame,
  plan: FinitePlan,
  kernel: Kernel,
): KernelEnumeration {
  const blind = blindKernel(game, plan, kernel);
  const [followers, withoutFollowers] = [kernel, blind].map((k) => followerCosts(game, plan, k));
  const [major, withoutMajor] = [kernel, blind].map((k) => majorCosts(game, plan, k));
  return {
    leaderCost: leaderCost(game, plan, kernel),
    followerCost: expected(followers as InformationStates, plan.followers),
    majorCost: game.major ? expected(major as InformationStates, plan.major) : null,
    followers: deviation(
      followers as InformationStates,
      withoutFollowers as InformationStates,
      plan.followers,
    ),
    major: game.major
      ? deviation(major as InformationStates, withoutMajor as InformationStates, plan.major)
      : null,
  };
}

/** What one player pays for each action in each information state. */
interface InformationStates {
  /** P(observation). */
  readonly probability: readonly number[];
  /** E[cost | observation, action]; anything where the observation never occurs. */
  readonly cost: readonly (readonly number[])[];
}

interface PlayedKernel {
  readonly plan: FinitePlan;
  readonly kernel: Kernel;
}

/** P(v, w | x), and P(w | x, z, v) for every deviation of the major. */
function leaderResponse(
  game: FiniteGame,
  kernel: Kernel,
  { x, z, v }: { readonly x: number; readonly z: number; readonly v: number },
): number[] {
  const sees = observationTable(game, "leader")[x] as readonly number[];
  const answer = new Array<number>(finiteGameSize(game).leaderActions).fill(0);
  sees.forEach((p, y0) => {
    kernel[y0]?.[z]?.[v]?.forEach((probability, w) => {
      answer[w] = (answer[w] as number) + p * probability;
    });
  });
  return answer;
}

/** Probabilities of (v, w) in state x on the path. */
function onPath(game: FiniteGame, { plan, kernel }: PlayedKernel, x: number): number[][] {
  const size = finiteGameSize(game);
  const joint = Array.from({ length: size.majorActions }, () =>
    new Array<number>(size.leaderActions).fill(0),
  );
  const sees = observationTable(game, "major")[x] as readonly number[];
  sees.forEach((seen, z) => {
    plan.major[z]?.forEach((played, v) => {
      if (seen * played === 0) return;
      leaderResponse(game, kernel, { x, z, v }).forEach((p, w) => {
        const row = joint[v] as number[];
        row[w] = (row[w] as number) + seen * played * p;
      });
    });
  });
  return joint;
}

/** Probabilities that one follower plays each action in state x. */
function mixIn(game: FiniteGame, plan: FinitePlan, x: number): number[] {
  const { followerActions } = finiteGameSize(game);
  const sees = observationTable(game, "followers")[x] as readonly number[];
  return Array.from({ length: followerActions }, (_, u) =>
    sees.reduce((sum, p, y) => sum + p * (plan.followers[y]?.[u] as number), 0),
  );
}

interface Point {
  readonly x: number;
  readonly v: number;
  readonly w: number;
  /** Action of the follower whose cost it is. */
  readonly own?: number;
  /** What the others draw from. */
  readonly mix: readonly number[];
}

/** The expected cost at a point, over the shares of N followers who draw from `mix`. */
function costAt(
  game: FiniteGame,
  terms: readonly CostTerm[],
  { x, v, w, own, mix }: Point,
): number {
  const size = finiteGameSize(game);
  const nu = 1 / game.count;
  const point = (x * size.majorActions + v) * size.leaderActions + w;
  const others = own === undefined ? 1 : 1 - nu;
  const groups = [{ weight: others, probabilities: mix }];
  const index = own === undefined ? point : point * size.followerActions + own;
  return terms.reduce((sum, { shares, table }) => {
    const coefficient = table[index] as number;
    return coefficient === 0
      ? sum
      : sum + coefficient * expectedShareProduct(shares, groups, { nu, own });
  }, 0);
}

function leaderCost(game: FiniteGame, plan: FinitePlan, kernel: Kernel): number {
  return game.states.probabilities.reduce((total, p, x) => {
    const mix = mixIn(game, plan, x);
    return onPath(game, { plan, kernel }, x).reduce(
      (sum, row, v) =>
        row.reduce(
          (inner, q, w) =>
            q === 0 ? inner : inner + p * q * costAt(game, game.leader.cost, { x, v, w, mix }),
          sum,
        ),
      total,
    );
  }, 0);
}

function followerCosts(game: FiniteGame, plan: FinitePlan, kernel: Kernel): InformationStates {
  const { followerActions } = finiteGameSize(game);
  const byState = game.states.values.map((_, x) => {
    const mix = mixIn(game, plan, x);
    const joint = onPath(game, { plan, kernel }, x);
    return Array.from({ length: followerActions }, (_u, own) => {
      let cost = 0;
      joint.forEach((row, v) => {
        row.forEach((q, w) => {
          if (q !== 0) cost += q * costAt(game, game.followers.cost, { x, v, w, own, mix });
        });
      });
      return cost;
    });
  });
  return conditional(game, "followers", (x, _y, u) => byState[x]?.[u] as number);
}

function majorCosts(game: FiniteGame, plan: FinitePlan, kernel: Kernel): InformationStates {
  const mixes = game.states.values.map((_, x) => mixIn(game, plan, x));
  const terms = game.major?.cost ?? [];
  const cost = (x: number, z: number, v: number) =>
    leaderResponse(game, kernel, { x, z, v }).reduce(
      (sum, q, w) =>
        q === 0 ? sum : sum + q * costAt(game, terms, { x, v, w, mix: mixes[x] as number[] }),
      0,
    );
  return conditional(game, "major", cost);
}

/** E[cost(x, observation, action) | observation], state by state. */
function conditional(
  game: FiniteGame,
  role: "major" | "followers",
  cost: (x: number, observation: number, action: number) => number,
): InformationStates {
  const actions = game[role]?.actions.values.length ?? 1;
  const table = observationTable(game, role);
  const prior = game.states.probabilities;
  const observations = table[0]?.length ?? 0;
  const joint = (x: number, o: number) => (prior[x] as number) * (table[x]?.[o] as number);
  const probability = Array.from({ length: observations }, (_, o) =>
    prior.reduce((sum, _p, x) => sum + joint(x, o), 0),
  );
  return {
    probability,
    cost: probability.map((total, o) =>
      Array.from({ length: actions }, (_, a) =>
        prior.reduce((sum, _p, x) => {
          const weight = total > 0 ? joint(x, o) / total : 0;
          return weight === 0 ? sum : sum + weight * cost(x, o, a);
        }, 0),
      ),
    ),
  };
}

/** Σ_v γ_M(v|z) Γ(·|y0,z,v), whatever v is. */
function blindKernel(game: FiniteGame, plan: FinitePlan, kernel: Kernel): Kernel {
  return kernelOf(game, (y0, z, _v, w) =>
    (plan.major[z] as readonly number[]).reduce(
      (sum, p, played) => sum + p * (kernel[y0]?.[z]?.[played]?.[w] as number),
      0,
    ),
  );
}

function expected({ probability, cost }: InformationStates, strategy: FinitePlan["major"]): number {
  return probability.reduce((sum, p, o) => (p > 0 ? sum + p * played(cost, strategy, o) : sum), 0);
}

/** The cost of following the plan where one sees o. */
function played(cost: InformationStates["cost"], strategy: FinitePlan["major"], o: number): number {
  return (strategy[o] as readonly number[]).reduce(
    (sum, p, a) => (p === 0 ? sum : sum + p * (cost[o]?.[a] as number)),
    0,
  );
}

function deviation(
  { probability, cost }: InformationStates,
  without: InformationStates,
  strategy: FinitePlan["major"],
): RoleDeviation {
  let worst = { largestGain: 0, observation: 0, action: 0 };
  const saved = (costs: InformationStates["cost"]) =>
    probability.reduce((sum, p, o) => {
      const best = Math.min(...(costs[o] as readonly number[]));
      return p > 0 ? sum + p * Math.max(0, played(costs, strategy, o) - best) : sum;
    }, 0);
  probability.forEach((p, o) => {
    if (p === 0) return;
    const costs = cost[o] as readonly number[];
    // the worst action that the plan plays: mixing must not pay even in one of its actions
    const planned = Math.max(
      ...costs.filter((_, a) => ((strategy[o] as readonly number[])[a] as number) > 1e-12),
    );
    costs.forEach((c, action) => {
      if (planned - c > worst.largestGain) {
        worst = { largestGain: planned - c, observation: o, action };
      }
    });
  });
  return {
    exploitability: saved(cost),
    exploitabilityWithoutIncentive: saved(without.cost),
    ...worst,
  };
}
