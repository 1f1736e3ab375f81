import { Matrix } from "ml-matrix";
import { checkKind } from "../checks/check-kind.ts";
import { type Layout, type Span, zetaLayout } from "./layout.ts";
import type { GaussianBlock, LqgGame, Player } from "./lqg-game.ts";
import { checkedMonitoringTerms } from "./monitoring-terms.ts";

/** How exactly actions are carried out and seen. */
export interface MonitoringTerms {
  /** What the leader sees of the monitored players' actions: each one, their mean, or nothing. */
  readonly what: "actions" | "mean" | "none";
  /** Variance that is added to each action, or to the mean, in what she sees. */
  readonly noise: number;
  /** Variance of the execution noise of each follower action, independent over followers. */
  readonly tremble: readonly number[];
}

/** {@link MonitoringTerms} with what they do to the leader's signal. */
export interface Monitoring extends MonitoringTerms {
  /**
   * What the leader's signal holds beside the intended (mean or major) action: trembles and noise
   * as rows over the centred reduced basis. Monitored actions × b; 0 where she sees exactly.
   */
  readonly disturbance: Matrix;
}

/** Whether what the leader sees of actions differs from what was intended. */
export function isDisturbed({ monitoring: { what, disturbance } }: LqgGame): boolean {
  return what === "none" || disturbance.norm("frobenius") > 0;
}

/**
 * The same game with other trembles or another monitoring.
 *
 * An action that is carried out as u_i + e_i enters all costs with its execution noise: e_i is added
 * to the follower's own variables as `tremble(u)`, unseen, and costs are those of the intended u_i.
 * Noise in what the leader sees is added in the same way as `noise(u)`. So every plan, benchmark and
 * expected cost of the trembling game is that of an ordinary game.
 *
 * @param terms - What is absent stays as it is.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws {@link GameError} `STACKELBERG_NEGATIVE_VARIANCE`, `STACKELBERG_NOT_FINITE` or
 * `STACKELBERG_WRONG_TYPE` for what is no variance, `STACKELBERG_WRONG_LENGTH` unless there is one
 * tremble for each action, `STACKELBERG_UNKNOWN_VALUE` for what she cannot see: as a game file does.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, withMonitoring } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: 200, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * expect(withMonitoring(game, { what: "mean", noise: 0.1 }).monitoring.noise).toBe(0.1);
 * ```
 */
export function withMonitoring(game: LqgGame, terms: Partial<MonitoringTerms>): LqgGame {
  checkKind(game, "lqg", { lqg: "withMonitoring" });
  const { what, noise, tremble } = checkedMonitoringTerms(
    { ...game.monitoring, ...terms },
    game.followers.actions,
  );
  const bare = hasAdded(game) ? undisturbed(game) : game;
  if (!(noise > 0) && !tremble.some((value) => value > 0)) {
    const { rows, columns } = exactSignal(bare);
    return {
      ...bare,
      monitoring: { what, noise, tremble, disturbance: Matrix.zeros(rows, columns) },
    };
  }
  const followers = [
    ...variables(game.followers.actions, tremble, "tremble"),
    ...(what === "actions" && !game.major ? noises(game.followers.actions, noise) : []),
  ];
  const seen = game.major?.actions ?? game.followers.actions;
  const leader = what === "mean" || (what === "actions" && game.major) ? noises(seen, noise) : [];
  const { nature } = bare;
  const extended: LqgGame = {
    ...bare,
    nature: {
      ...nature,
      followers: appended(nature.followers, followers),
      leader: appended(nature.leader, leader),
    },
  };
  const [from, to] = [zetaLayout(bare), zetaLayout(extended)];
  const substitute = embedding(from, to);
  for (const [k, action] of game.followers.actions.entries()) {
    const at = followers.findIndex(({ name }) => name === `tremble(${action})`);
    if (at < 0) continue;
    const own = from.individual.size + at;
    substitute.set(from.action.start + k, to.individual.start + own, 1);
    substitute.set(from.meanAction.start + k, to.average.start + own, 1);
  }
  const changed = moved(extended, from, substitute);
  return { ...changed, monitoring: { what, noise, tremble, disturbance: signal(changed) } };
}

/** Rows of the leader's signal: the added variables of the monitored players, by name. */
function signal(game: LqgGame): Matrix {
  const { average, leaderPrivate, basisSize } = zetaLayout(game);
  const seen = game.major?.actions ?? game.followers.actions;
  const rows = Matrix.zeros(seen.length, basisSize);
  seen.forEach((action, k) => {
    const put = ({ names }: GaussianBlock, { start }: Span, name: string) => {
      const at = names.indexOf(name);
      if (at >= 0) rows.set(k, start + at, 1);
    };
    if (!game.major) put(game.nature.followers, average, `tremble(${action})`);
    put(game.nature.followers, average, `noise(${action})`);
    put(game.nature.leader, leaderPrivate, `noise(${action})`);
  });
  return rows;
}

function exactSignal(game: LqgGame): { readonly rows: number; readonly columns: number } {
  const seen = game.major?.actions ?? game.followers.actions;
  return { rows: seen.length, columns: zetaLayout(game).basisSize };
}

function hasAdded({ nature: { followers, leader } }: LqgGame): boolean {
  return [...followers.names, ...leader.names].some(isAdded);
}

/** Names of added variables are no identifiers, so no file can hold them. */
function isAdded(name: string): boolean {
  return name.includes("(");
}

/** The game without the variables that {@link withMonitoring} added. */
function undisturbed(game: LqgGame): LqgGame {
  const { followers, leader } = game.nature;
  const bare: LqgGame = {
    ...game,
    nature: { ...game.nature, followers: withoutAdded(followers), leader: withoutAdded(leader) },
  };
  const [from, to] = [zetaLayout(game), zetaLayout(bare)];
  return moved(bare, from, embedding(to, from).transpose());
}

/**
 * Costs and observations of `game`, given over the layout `from`, over its own layout.
 *
 * @param substitute - ζ of `from` × ζ of the game.
 */
function moved(game: LqgGame, from: Layout, substitute: Matrix): LqgGame {
  const basis = zetaLayout(game).basisSize;
  const shared = substitute.subMatrix(0, from.basisSize - 1, 0, basis - 1);
  const player = <P extends Player>(p: P): P => ({
    ...p,
    observations: { ...p.observations, rows: p.observations.rows.mmul(shared) },
    cost: substitute.transpose().mmul(p.cost).mmul(substitute),
  });
  return {
    ...game,
    leader: player(game.leader),
    major: game.major && player(game.major),
    followers: player(game.followers),
  };
}

/** Identity from every block into the same block of a layout that has room for more. */
function embedding(from: Layout, to: Layout): Matrix {
  const matrix = Matrix.zeros(from.zetaSize, to.zetaSize);
  for (const block of BLOCKS) {
    for (let k = 0; k < from[block].size; k++) {
      matrix.set(from[block].start + k, to[block].start + k, 1);
    }
  }
  return matrix;
}

const BLOCKS = [
  ...(["constant", "common", "leaderPrivate", "majorPrivate", "individual", "average"] as const),
  ...(["action", "meanAction", "majorAction", "leaderAction"] as const),
];

interface Variable {
  readonly name: string;
  readonly variance: number;
}

function variables(actions: readonly string[], list: readonly number[], what: string): Variable[] {
  return actions
    .map((action, k) => ({ name: `${what}(${action})`, variance: list[k] ?? 0 }))
    .filter(({ variance }) => variance > 0);
}

function noises(actions: readonly string[], noise: number): Variable[] {
  return variables(
    actions,
    actions.map(() => noise),
    "noise",
  );
}

function appended(block: GaussianBlock, more: readonly Variable[]): GaussianBlock {
  const size = block.names.length;
  const covariance = Matrix.zeros(size + more.length, size + more.length);
  if (size > 0) covariance.setSubMatrix(block.covariance, 0, 0);
  more.forEach(({ variance }, k) => {
    covariance.set(size + k, size + k, variance);
  });
  return {
    names: [...block.names, ...more.map(({ name }) => name)],
    mean: [...block.mean, ...more.map(() => 0)],
    covariance,
  };
}

function withoutAdded(block: GaussianBlock): GaussianBlock {
  const kept = block.names.flatMap((name, k) => (isAdded(name) ? [] : [k]));
  return {
    names: kept.map((k) => block.names[k] as string),
    mean: kept.map((k) => block.mean[k] as number),
    covariance:
      kept.length === 0 ? Matrix.zeros(0, 0) : block.covariance.selection([...kept], [...kept]),
  };
}
