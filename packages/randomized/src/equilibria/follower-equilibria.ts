import { checkKind, type FiniteGame } from "@stackelberg/game";
import type { Highs } from "highs";
import { loadHighs } from "../linear-program.ts";
import { checkedKernel } from "../replies/checked-kernel.ts";
import type { Kernel, StrategyTable } from "../replies/finite-plan.ts";
import { type InducedCosts, inducedCosts } from "../replies/induced-costs.ts";
import { logitEquilibrium } from "./logit-equilibrium.ts";
import { type Support, supportEquilibria } from "./support-equilibria.ts";

/** One equilibrium among the followers. */
export interface FollowerEquilibrium {
  /** γ: observations × actions. */
  readonly followers: StrategyTable;
  /** The leader's expected cost there. */
  readonly leaderCost: number;
  /** The largest gain of any deviation given what one sees: rounding. */
  readonly residual: number;
}

/** What the followers do under a kernel, with the major playing its strategy. */
export interface FollowerResponse {
  /** All symmetric equilibria that were found, best for the leader first. */
  readonly equilibria: readonly FollowerEquilibrium[];
  /** Whether all equilibria are among them; of a continuum, its best and worst points. */
  readonly complete: boolean;
  /** Whether there is exactly one; `null` where that is not decided. */
  readonly unique: boolean | null;
  /** How they were found. */
  readonly method: "supports" | "path";
}

/** Patterns of supports that are enumerated at most. */
const MOST_PATTERNS = 20_000;
const SAME = 1e-7;

/**
 * The followers' symmetric equilibria under a fixed kernel and strategy of the major.
 *
 * Up to 20 000 patterns of supports are enumerated: on a pattern, C(u|y) = C(u′|y) for the actions
 * played, a linear system where costs are affine in the shares (all solutions, continua included),
 * one polynomial where one follower mixes two actions (all roots), else Newton from many points,
 * which may miss some. Beyond that, the regularised path γ ∝ exp(−βC), β → ∞, gives one.
 *
 * @param game - A finite game with any number of followers.
 * @param major - γ_M; `[[1]]` without a major.
 * @param kernel - `[y0][z][v][w]`.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `ResultFileError` `STACKELBERG_RESULT_SCHEMA` for a kernel that does not fit the game.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const { constantKernel, followerEquilibria } = await import("@stackelberg/randomized");
 * // drivers choose the left road (0) or the right one (1), which is twice as slow
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "left-right",
 *   leader: { actions: { toll: [0] }, cost: "share(1)" },
 *   followers: { count: 5, actions: { side: [0, 1] }, cost: "(1 - side)*share(0) + 2*side*share(1)" },
 * });
 * const { equilibria, unique } = await followerEquilibria(game, [[1]], constantKernel(game, 0));
 * expect(unique).toBe(true);
 * expect(equilibria[0]?.followers[0]?.[0]).toBeCloseTo(9 / 12, 12); // (2N − 1)/(3(N − 1))
 * ```
 */
export async function followerEquilibria(
  game: FiniteGame,
  major: StrategyTable,
  kernel: Kernel,
): Promise<FollowerResponse> {
  checkKind(game, "finite", { finite: "followerEquilibria" });
  checkedKernel(game, kernel);
  return solveFollowers(await loadHighs(), inducedCosts(game, major, kernel));
}

/** {@link followerEquilibria} once HiGHS is there. */
export function solveFollowers(highs: Highs, induced: InducedCosts): FollowerResponse {
  const separate = induced.degree === 0 ? onlyBestReplies(induced) : null;
  if (separate) {
    const equilibria = [equilibriumAt(induced, separate)];
    return { equilibria, complete: true, unique: true, method: "supports" };
  }
  if (needsPath(induced)) {
    const found = logitEquilibrium(induced);
    const equilibria = found ? [equilibriumAt(induced, found)] : [];
    return { equilibria, complete: false, unique: null, method: "path" };
  }
  let complete = true;
  let continuum = false;
  const equilibria: FollowerEquilibrium[] = [];
  for (const support of supports(induced)) {
    const found = supportEquilibria(highs, induced, support);
    complete &&= found.complete;
    continuum ||= found.continuum;
    for (const strategy of found.strategies) {
      const known = equilibria.some(({ followers }) => distance(followers, strategy) < SAME);
      if (!known) equilibria.push(equilibriumAt(induced, strategy));
    }
  }
  equilibria.sort((a, b) => a.leaderCost - b.leaderCost);
  const several = equilibria.length > 1 || continuum;
  return {
    equilibria,
    complete,
    unique: several ? false : complete && equilibria.length === 1 ? true : null,
    method: "supports",
  };
}

/** Whether there are too many patterns of supports to visit them all. */
export function needsPath({ actions, probability }: InducedCosts): boolean {
  return (2 ** actions - 1) ** probability.filter((p) => p > 0).length > MOST_PATTERNS;
}

/** Where costs do not depend on the shares: everybody's best reply; `null` if one has several. */
function onlyBestReplies(induced: InducedCosts): StrategyTable | null {
  const { observations, actions, probability } = induced;
  const uniform = Array.from({ length: observations }, () =>
    new Array<number>(actions).fill(1 / actions),
  );
  const costs = induced.costs(uniform);
  const scale = Math.max(1, ...costs.flat().map(Math.abs));
  const best = costs.map((row) => row.indexOf(Math.min(...row)));
  const several = costs.some((row, y) => {
    const least = row[best[y] as number] as number;
    return (
      (probability[y] as number) > 0 && row.filter((c) => c - least <= 1e-9 * scale).length > 1
    );
  });
  return several ? null : best.map((a) => Array.from({ length: actions }, (_, u) => +(u === a)));
}

function equilibriumAt(induced: InducedCosts, followers: StrategyTable): FollowerEquilibrium {
  return {
    followers,
    leaderCost: induced.leaderCost(followers),
    residual: largestGain(induced, followers),
  };
}

/** The largest gain, over observations, from the worst action that is played to the best one. */
function largestGain(induced: InducedCosts, strategy: StrategyTable): number {
  return Math.max(
    0,
    ...induced.costs(strategy).map((costs, y) => {
      if ((induced.probability[y] as number) <= 0) return 0;
      const played = costs.filter((_, u) => (strategy[y]?.[u] as number) > 1e-12);
      return Math.max(...played) - Math.min(...costs);
    }),
  );
}

/** Every choice of the actions that may be played, observation by observation. */
function* supports({ observations, actions, probability }: InducedCosts): Generator<Support> {
  const subsets = Array.from({ length: 2 ** actions - 1 }, (_, i) =>
    Array.from({ length: actions }, (_u, u) => u).filter((u) => ((i + 1) >> u) & 1),
  ).sort((a, b) => a.length - b.length);
  const choose = function* (y: number): Generator<Support> {
    if (y === observations) yield [];
    else {
      // what never occurs is played in any way
      const options = (probability[y] as number) > 0 ? subsets : [[0]];
      for (const rest of choose(y + 1)) for (const own of options) yield [own, ...rest];
    }
  };
  yield* choose(0);
}

function distance(a: StrategyTable, b: StrategyTable): number {
  return Math.max(...a.flatMap((row, y) => row.map((p, u) => Math.abs(p - (b[y]?.[u] as number)))));
}
