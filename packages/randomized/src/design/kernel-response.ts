import { checkKind, type FiniteGame, finiteGameSize } from "@stackelberg/game";
import type { Highs } from "highs";
import { pureStrategies } from "../best-target/pure-strategies.ts";
import { enumerateKernel } from "../certificate/enumerate-kernel.ts";
import { needsPath, solveFollowers } from "../equilibria/follower-equilibria.ts";
import { loadHighs } from "../linear-program.ts";
import { type FinitePlan, type Kernel, observationTable } from "../replies/finite-plan.ts";
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
}

/** Pure strategies of the major that are tried one by one. */
const MOST_STRATEGIES = 2000;
/** How many of them where there are more, or where each takes a path to be followed. */
const SOME_STRATEGIES = 20;
/** Gains of the major up to this are rounding. */
const ROUNDING = 1e-9;

/**
 * The equilibria among major and followers under a kernel: for every pure strategy of the major the
 * symmetric equilibria of the followers, kept where the major's strategy is its best response.
 *
 * @param game - A finite game with any number of followers.
 * @param kernel - `[y0][z][v][w]`.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
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
  return solveResponse(await loadHighs(), game, kernel);
}

/** {@link kernelResponse} once HiGHS is there. */
export function solveResponse(highs: Highs, game: FiniteGame, kernel: Kernel): KernelResponse {
  const occurs = marginal(game.states.probabilities, observationTable(game, "major"));
  const { majorActions } = finiteGameSize(game);
  const first = inducedCosts(
    game,
    occurs.map(() => firstAction(majorActions)),
    kernel,
  );
  const slow = first.degree > 0 && needsPath(first);
  const all = pureStrategies(occurs, majorActions, slow ? SOME_STRATEGIES : MOST_STRATEGIES);
  const strategies = all.complete
    ? all
    : { strategies: all.strategies.slice(0, SOME_STRATEGIES), complete: false };
  let complete = strategies.complete;
  const outcomes: ResponseOutcome[] = [];
  for (const major of strategies.strategies) {
    const response = solveFollowers(highs, inducedCosts(game, major, kernel));
    complete &&= response.complete;
    for (const { followers } of response.equilibria) {
      const plan = { major, followers };
      const found = enumerateKernel(game, plan, kernel);
      if ((found.major?.largestGain ?? 0) > ROUNDING) continue;
      const { leaderCost, followerCost, majorCost } = found;
      outcomes.push({ plan, leaderCost, followerCost, majorCost });
    }
  }
  outcomes.sort((a, b) => a.leaderCost - b.leaderCost);
  return { outcomes, complete };
}

function firstAction(actions: number): number[] {
  return Array.from({ length: actions }, (_, v) => (v === 0 ? 1 : 0));
}
