import type { FiniteGame } from "@stackelberg/game";
import type { Highs } from "highs";
import { searchTarget, type TargetSearch } from "../best-target/target-search.ts";
import { enumerateKernel } from "../certificate/enumerate-kernel.ts";
import { policiesOf } from "../certificate/kernel-certificate.ts";
import { constantKernel } from "../replies/finite-plan.ts";
import type { FiniteBaseline, FiniteBaselines, SearchSettings } from "./kernel-design-result.ts";
import { solveResponse } from "./kernel-response.ts";

/**
 * The benchmarks of a finite game: everybody obeys; the best the leader can do, with kernels
 * Γ(w|y0, z) that ignore actions; her default action, in the equilibrium that is best for her.
 */
export function finiteBaselines(
  highs: Highs,
  game: FiniteGame,
  settings: SearchSettings,
): FiniteBaselines {
  const open = { ...game, target: null };
  return {
    teamOptimum: searched(open, searchTarget(highs, open, { ...settings, obey: true })),
    noIncentive: searched(open, searchTarget(highs, open, { ...settings, monitors: "none" })),
    nash: { leaderCost: null, reason: "simultaneous play is not computed for finite games" },
    noRule: noRule(highs, open),
  };
}

function searched(game: FiniteGame, { status, best, lowerBound }: TargetSearch): FiniteBaseline {
  if (!best) {
    const reason =
      status === "impossible"
        ? "no plan with a pure strategy of the major is an equilibrium"
        : "the search was cut off";
    return { leaderCost: null, reason };
  }
  const { followerCost, majorCost } = enumerateKernel(game, best.plan, best.kernel);
  return {
    leaderCost: best.leaderCost,
    followerCost,
    majorCost,
    policies: policiesOf(game, best.plan),
    ...(status === "best-found" ? { lowerBound } : {}),
  };
}

function noRule(highs: Highs, game: FiniteGame): FiniteBaseline {
  const { outcomes } = solveResponse(highs, game, constantKernel(game, game.defaultAction));
  const [best] = outcomes;
  if (!best) {
    return {
      leaderCost: null,
      reason: "no equilibrium with a pure strategy of the major was found",
    };
  }
  const { plan, leaderCost, followerCost, majorCost } = best;
  return { leaderCost, followerCost, majorCost, policies: policiesOf(game, plan) };
}
