import { type LqgGame, namePlan } from "@stackelberg/game";
import {
  noRule,
  type PlanOutcome,
  simultaneousNash,
  staticStackelberg,
  teamOptimum,
} from "@stackelberg/solvers";
import { costError } from "./cost-error.ts";
import type { BaselineResult, DesignResult } from "./design-result.ts";

/**
 * The benchmarks of every design: team optimum, no incentive, simultaneous Nash, no rule.
 *
 * @throws `GameError` where the leader's team problem is not convex or unbounded.
 */
export function baselines(game: LqgGame): DesignResult["baselines"] {
  return {
    teamOptimum: baseline(game, teamOptimum(game)),
    noIncentive: baseline(game, staticStackelberg(game)),
    nash: baseline(game, simultaneousNash(game)),
    noRule: baseline(game, noRule(game)),
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
