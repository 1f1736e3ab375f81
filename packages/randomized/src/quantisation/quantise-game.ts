import {
  type CostTerm,
  checkKind,
  checkOptions,
  type FiniteGame,
  type FiniteGameInput,
  type FiniteObservationInput,
  type FiniteVariable,
  finiteGame,
  type GaussianBlock,
  type LqgGame,
  type NamedPlan,
  type Player,
  type Role,
  zetaLayout,
} from "@stackelberg/game";
import { gaussHermite } from "./gauss-hermite.ts";
import { notQuantisable } from "./not-quantisable.ts";
import { type QuantisedSets, quantisedCost } from "./quantised-cost.ts";
import { quantisedObservation } from "./quantised-observation.ts";

/** How finely a game is quantised. */
export interface QuantiseOptions {
  /** The values of every action. */
  readonly actions: Readonly<Record<string, readonly number[]>>;
  /** Values per common variable. @defaultValue 3 */
  readonly points?: number | undefined;
  /** Values per noisy observation. @defaultValue 5 */
  readonly observationPoints?: number | undefined;
  /** A plan of the continuous game to prescribe, rounded to the nearest values. @defaultValue none */
  readonly plan?: NamedPlan | undefined;
}

/**
 * A finite game on a grid of a quadratic-Gaussian one.
 *
 * Common variables become the nodes of a Gauss–Hermite rule, exact for moments up to 2·points − 1;
 * observations without noise keep the value that the state gives them, noisy ones become cells
 * around evenly spaced values with their Gaussian probabilities; actions take the values given.
 * Costs ½ζᵀCζ become polynomials in the shares: ū = Σ_k u_k μ(k).
 *
 * Assumes independent common variables, costs without private variables, and noise that is
 * independent between the observations of one player.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 * @throws `GameError` `STACKELBERG_NOT_QUANTISABLE` where one of these does not hold, or an action
 * has no values.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const { quantiseGame } = await import("@stackelberg/randomized");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "smallest", common: [{ name: "x", variance: 1 }],
 *   leader: { actions: ["price"], cost: "(mean(u) - x)^2 + price^2" },
 *   followers: { count: "infinity", actions: ["u"], observes: { y: "x" }, cost: "u^2 + price*u" },
 * });
 * const finite = quantiseGame(game, { actions: { price: [-1, 0, 1], u: [-1, 0, 1] }, points: 2 });
 * expect(finite.states.values).toEqual([[-1], [1]]);
 * ```
 */
export function quantiseGame(game: LqgGame, options: QuantiseOptions): FiniteGame {
  checkKind(game, "lqg", { lqg: "quantiseGame" });
  checkOptions<QuantiseOptions>(options, OPTIONS, "quantiseGame");
  const { points = 3, observationPoints = 5 } = options;
  checkPrivate(game);
  const common = quantisedVariables(game.nature.common, points);
  const observed = (role: Role): Record<string, FiniteObservationInput> =>
    observationsOf(game, role, common, observationPoints);
  const sets = setsOf(game, common, options.actions);
  const player = (role: Role, { actions, label, cost }: Player) => ({
    label,
    actions: Object.fromEntries(actions.map((name) => [name, valuesOf(name, options.actions)])),
    observes: observed(role),
    cost: quantisedCost(cost, zetaLayout(game), sets, role) as readonly CostTerm[],
  });
  const { leader, major, followers } = game;
  const input: FiniteGameInput = {
    name: `${game.name}-on-a-grid`,
    label: game.label,
    units: {},
    common,
    leader: { ...player("leader", leader), knows: game.knows },
    major: major ? player("major", major) : undefined,
    followers: { ...player("followers", followers), count: game.count },
  };
  const finite = finiteGame(input);
  if (!options.plan) return finite;
  const { plan } = options;
  return finiteGame({
    ...input,
    target: {
      followers: roundedStrategy(finite, "followers", plan),
      major: finite.major ? roundedStrategy(finite, "major", plan) : undefined,
    },
  });
}

const OPTIONS = { actions: true, points: true, observationPoints: true, plan: true } as const;

function valuesOf(name: string, actions: QuantiseOptions["actions"]): readonly number[] {
  const values = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (values && values.length > 0) return values;
  throw notQuantisable(`the action ${name} has no values`, "none", "a list of values in `actions`");
}

function quantisedVariables(
  { names, mean, covariance }: GaussianBlock,
  points: number,
): FiniteVariable[] {
  const { nodes, weights } = gaussHermite(points);
  return names.map((name, i) => {
    names.forEach((other, j) => {
      if (i === j || Math.abs(covariance.get(i, j)) === 0) return;
      throw notQuantisable(
        "common variables are correlated",
        `${name} with ${other}`,
        "independent ones",
      );
    });
    const deviation = Math.sqrt(covariance.get(i, i));
    if (deviation === 0) return { name, values: [mean[i] as number], probabilities: [1] };
    return {
      name,
      values: nodes.map((node) => tidy((mean[i] as number) + deviation * node)),
      probabilities: weights,
    };
  });
}

/** Without rounding in the last digits, so that values on a grid can be told apart by eye. */
function tidy(value: number): number {
  return Number(value.toPrecision(14)) + 0;
}

function setsOf(
  { leader, major, followers }: LqgGame,
  common: readonly FiniteVariable[],
  actions: QuantiseOptions["actions"],
): QuantisedSets {
  const listed = (player: Player | null) =>
    (player?.actions ?? []).map((name) => ({ name, values: valuesOf(name, actions) }));
  return {
    common,
    leader: listed(leader),
    major: listed(major),
    followers: listed(followers),
  };
}

function observationsOf(
  game: LqgGame,
  role: Role,
  common: readonly FiniteVariable[],
  points: number,
): Record<string, FiniteObservationInput> {
  const { names, rows } = game[role]?.observations ?? { names: [], rows: null };
  const layout = zetaLayout(game);
  const own =
    role === "leader"
      ? layout.leaderPrivate
      : role === "major"
        ? layout.majorPrivate
        : layout.individual;
  const noise = game.nature[role].covariance;
  const loading = (i: number, k: number) => rows?.get(i, own.start + k) ?? 0;
  const shared = (i: number, j: number) => {
    let sum = 0;
    for (let k = 0; k < own.size; k++) {
      for (let l = 0; l < own.size; l++) sum += loading(i, k) * noise.get(k, l) * loading(j, l);
    }
    return sum;
  };
  const entries = names.map((name, i) => {
    names.forEach((other, j) => {
      if (i === j || Math.abs(shared(i, j)) === 0) return;
      throw notQuantisable(
        "observations share noise",
        `${name} with ${other}`,
        "independent noise",
      );
    });
    const constant = rows?.get(i, 0) ?? 0;
    const slopes = common.map((_, k) => rows?.get(i, layout.common.start + k) ?? 0);
    const variance = shared(i, i);
    return [
      name,
      quantisedObservation({ constant, slopes, variance, points }, common, game.nature.common.mean),
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** Costs must not name private variables: a finite game has none. */
function checkPrivate(game: LqgGame): void {
  const { leaderPrivate, majorPrivate, individual, average } = zetaLayout(game);
  for (const role of ["leader", "major", "followers"] as const) {
    const cost = game[role]?.cost;
    for (const { start, size } of [leaderPrivate, majorPrivate, individual, average]) {
      for (let i = start; i < start + size; i++) {
        if (!cost?.getRow(i).some((value) => Math.abs(value) > 0)) continue;
        throw notQuantisable(
          "a cost names a private variable",
          `the cost of ${role}`,
          "costs of common variables and actions",
        );
      }
    }
  }
}

/** The action nearest to an affine strategy, by joint observation. */
function roundedStrategy(
  game: FiniteGame,
  role: "major" | "followers",
  plan: NamedPlan,
): number[][] {
  const player = game[role] ?? game.followers;
  const strategy = plan[role] ?? {};
  return player.observations.values.map((seen) => {
    const wanted = player.actions.names.map((action) => {
      const coefficients = strategy[action] ?? {};
      return player.observations.names.reduce(
        (sum, name, i) => sum + (coefficients[name] ?? 0) * (seen[i] as number),
        coefficients["constant"] ?? 0,
      );
    });
    const distances = player.actions.values.map((tuple) =>
      tuple.reduce((sum, value, i) => sum + (value - (wanted[i] as number)) ** 2, 0),
    );
    const nearest = distances.indexOf(Math.min(...distances));
    return player.actions.values.map((_, i) => (i === nearest ? 1 : 0));
  });
}
