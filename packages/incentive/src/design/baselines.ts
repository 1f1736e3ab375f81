import { type LqgGame, memoized, namePlan } from "@stackelberg/game";
import {
  noRule,
  type PlanOutcome,
  simultaneousNash,
  staticStackelberg,
  teamOptimum,
} from "@stackelberg/solvers";
import { limitIsWellPosed } from "../condition/limit-verdict.ts";
import { costError } from "../result/cost-error.ts";
import type { BaselineResult, DesignResult } from "../result/design-result.ts";
import type { References } from "./measure.ts";

/**
 * The benchmarks of every design: team optimum, no incentive, simultaneous Nash, no rule. Solved once
 * per game.
 *
 * @throws `GameError` where the leader's team problem is not convex or unbounded.
 */
export const baselines: (game: LqgGame) => DesignResult["baselines"] = memoized(
  (game: LqgGame) => ({
    teamOptimum: baseline(game, teamOptimum(game)),
    noIncentive: baseline(game, staticStackelberg(game)),
    nash: baseline(game, simultaneousNash(game)),
    noRule: baseline(game, noRule(game)),
  }),
);

/** What a rule of a game is measured against. */
export function referencesOf(game: LqgGame): References {
  const { teamOptimum: team, noIncentive } = baselines(game);
  return {
    teamCost: team.leaderCost ?? Number.NaN,
    noIncentive: noIncentive.leaderCost,
    limitWellPosed: limitIsWellPosed(game),
  };
}

function baseline(game: LqgGame, outcome: PlanOutcome): BaselineResult {
  if (outcome.status !== "solved") return { leaderCost: null, reason: outcome.reason };
  const { leader, followers, major } = outcome.costs;
  return {
    leaderCost: leader,
    ...costError(game, outcome.plan),
    followerCost: followers,
    ...(game.major ? { majorCost: major } : {}),
    policies: namePlan(game, outcome.plan),
  };
}
