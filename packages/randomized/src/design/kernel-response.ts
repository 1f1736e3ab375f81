import { checkKind, type FiniteGame, finiteGameSize } from "@stackelberg/game";
import type { Highs } from "highs";
import { pureStrategies } from "../best-target/pure-strategies.ts";
import { enumerateKernel } from "../certificate/enumerate-kernel.ts";
import { isGain } from "../certificate/kernel-certificate.ts";
import { needsPath, solveFollowers } from "../equilibria/follower-equilibria.ts";
import { loadHighs } from "../linear-program.ts";
import { checkedKernel } from "../replies/checked-kernel.ts";
import { dominantReply } from "../replies/dominant-reply.ts";
import {
  type FinitePlan,
  type Kernel,
  observationTable,
  type StrategyTable,
} from "../replies/finite-plan.ts";
import { inducedCosts } from "../replies/induced-costs.ts";
import { marginal } from "../replies/reply-forms.ts";

/** What major and followers may do under a kernel, and what everybody pays. */
export interface ResponseOutcome {
  /** What everybody does. */
  readonly plan: FinitePlan;
  /** The leader's expected cost. */
  readonly leaderCost: number;
  /** Each follower's expected cost. */
  readonly followerCost: number;
  /** The major's expected cost; `null` without one. */
  readonly majorCost: number | null;
}

/** All that the followers and the major may do under a kernel. */
export interface KernelResponse {
  /** Equilibria with a pure strategy of the major, best for the leader first. */
  readonly outcomes: readonly ResponseOutcome[];
  /** Whether all of these were found. */
  readonly complete: boolean;
  /**
   * Whether there is exactly one equilibrium, mixed strategies of the major included; `null` where
   * that is not decided. `true` needs a major whose only best reply is the same whatever the
   * followers do.
   */
  readonly unique: boolean | null;
}

/** Pure strategies of the major that are tried one by one. */
const MOST_STRATEGIES = 2000;
/** How many of them where there are more, or where each takes a path to be followed. */
const SOME_STRATEGIES = 20;

/**
 * The equilibria among major and followers under a kernel: for every pure strategy of the major the
 * symmetric equilibria of the followers, kept where the major's strategy is its best response.
 *
 * @param game - A finite game with any number of followers.
 * @param kernel - `[y0][z][v][w]`.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `ResultFileError` `STACKELBERG_RESULT_SCHEMA` for a kernel that does not fit the game.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const { constantKernel, kernelResponse } = await import("@stackelberg/randomized");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const { outcomes } = await kernelResponse(game, constantKernel(game, 0));
 * expect(outcomes.map(({ leaderCost }) => leaderCost)).toEqual([0]); // without a rebate v = 0
 * ```
 */
export async function kernelResponse(game: FiniteGame, kernel: Kernel): Promise<KernelResponse> {
  checkKind(game, "finite", { finite: "kernelResponse" });
  return solveResponse(await loadHighs(), game, checkedKernel(game, kernel));
}

/**
 * {@link kernelResponse} once HiGHS is there.
 *
 * @param played - A strategy of the major, perhaps mixed, that is tried besides.
 */
export function solveResponse(
  highs: Highs,
  game: FiniteGame,
  kernel: Kernel,
  played?: StrategyTable,
): KernelResponse {
  const { strategies, proved, ...tried } = triedStrategies(game, kernel, played);
  let { complete } = tried;
  let several = false;
  let unique: boolean | null = null;
  const outcomes: ResponseOutcome[] = [];
  for (const major of strategies) {
    const response = solveFollowers(highs, inducedCosts(game, major, kernel));
    complete &&= response.complete;
    if (proved) unique = response.unique;
    const held = response.equilibria
      .map(({ followers }) => outcomeOf(game, { major, followers }, kernel))
      .filter((outcome) => outcome !== null);
    outcomes.push(...held);
    // a continuum of which one point was found
    several ||= held.length === 1 && response.equilibria.length === 1 && response.unique === false;
  }
  outcomes.sort((a, b) => a.leaderCost - b.leaderCost);
  return { outcomes, complete, unique: several || outcomes.length > 1 ? false : unique };
}

/** The strategies of the major that may be part of an equilibrium, or some of them. */
function triedStrategies(
  game: FiniteGame,
  kernel: Kernel,
  played: StrategyTable | undefined,
): {
  readonly strategies: readonly StrategyTable[];
  readonly complete: boolean;
  /** Whether no other strategy can be a best reply. */
  readonly proved: boolean;
} {
  const dominant = dominantReply(game, kernel);
  if (dominant) return { strategies: [dominant], complete: true, proved: true };
  const occurs = marginal(game.states.probabilities, observationTable(game, "major"));
  const { majorActions } = finiteGameSize(game);
  const first = inducedCosts(
    game,
    occurs.map(() => firstAction(majorActions)),
    kernel,
  );
  const slow = first.degree > 0 && needsPath(first);
  const all = pureStrategies(occurs, majorActions, slow ? SOME_STRATEGIES : MOST_STRATEGIES);
  const pure = all.complete ? all.strategies : all.strategies.slice(0, SOME_STRATEGIES);
  const same = (other: StrategyTable) =>
    occurs.every((p, z) => p <= 0 || other[z]?.every((q, v) => q === played?.[z]?.[v]));
  const strategies = played ? [played, ...pure.filter((other) => !same(other))] : pure;
  return { strategies, complete: all.complete, proved: false };
}

/** What a plan costs everybody; `null` where the major would leave it. */
function outcomeOf(game: FiniteGame, plan: FinitePlan, kernel: Kernel): ResponseOutcome | null {
  const { major, followers, ...costs } = enumerateKernel(game, plan, kernel);
  if (isGain(major?.largestGain ?? 0, [followers, ...(major ? [major] : [])])) return null;
  const { leaderCost, followerCost, majorCost } = costs;
  return { plan, leaderCost, followerCost, majorCost };
}

function firstAction(actions: number): number[] {
  return Array.from({ length: actions }, (_, v) => (v === 0 ? 1 : 0));
}
