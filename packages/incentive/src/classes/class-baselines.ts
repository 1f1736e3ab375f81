import {
  type ClassCosts,
  type ClassGame,
  type ClassPlan,
  classBasis,
  classClosedLoop,
  classCosts,
  classInformation,
  type Information,
  nameClassPlan,
  type PlacedStrategy,
  quadraticRounding,
  rowLengths,
} from "@stackelberg/game";
import {
  type ClassPlanOutcome,
  classNoRule,
  classSimultaneousNash,
  classStaticStackelberg,
  classTeamOptimum,
} from "@stackelberg/solvers";
import type {
  ClassBaselineResult,
  ClassCost,
  ClassDesignResult,
} from "../result/class-design-result.ts";
import { ACCEPTED_ERROR } from "../result/cost-error.ts";

/** The benchmarks of a game with several classes. */
export function classBaselines(game: ClassGame): ClassDesignResult["baselines"] {
  return {
    teamOptimum: baseline(game, classTeamOptimum(game)),
    noIncentive: baseline(game, classStaticStackelberg(game)),
    nash: baseline(game, classSimultaneousNash(game)),
    noRule: baseline(game, classNoRule(game)),
  };
}

function baseline(game: ClassGame, outcome: ClassPlanOutcome): ClassBaselineResult {
  if (outcome.status !== "solved") return { leaderCost: null, reason: outcome.reason };
  const { plan } = outcome;
  return { ...planCosts(game, plan), policies: nameClassPlan(game, plan) };
}

/** What a plan costs, as published. */
export function planCosts(
  game: ClassGame,
  plan: ClassPlan,
): Pick<ClassDesignResult["target"], "leaderCost" | "error" | "followerCost" | "classes"> {
  const costs = classCosts(game, plan);
  const error = classCostRounding(game, plan);
  const visible = error > ACCEPTED_ERROR * Math.max(1, Math.abs(costs.leader));
  return {
    leaderCost: costs.leader,
    ...(visible ? { error } : {}),
    followerCost: meanCost(game, costs),
    classes: game.classes.map(
      ({ name }, k): ClassCost => ({ name, followerCost: costs.classes[k] ?? Number.NaN }),
    ),
  };
}

/** The mean over all followers: Σ s_k·cost_k. */
function meanCost({ classes }: ClassGame, costs: ClassCosts): number {
  return classes.reduce((sum, { share }, k) => sum + share * (costs.classes[k] ?? 0), 0);
}

/** How far rounding may move the leader's expected cost. */
export function classCostRounding(game: ClassGame, plan: ClassPlan): number {
  const { factor, layout } = classBasis(game);
  const { classes, leader } = classInformation(game);
  const lengths = ({ rows }: Information) => rowLengths(rows.mmul(factor));
  const strategies: PlacedStrategy[] = [
    { start: layout.leaderAction.start, strategy: plan.leader, lengths: lengths(leader) },
  ];
  layout.classes.forEach(({ action, meanAction }, k) => {
    const [strategy, information] = [plan.classes[k], classes[k]];
    if (!strategy || !information) return;
    const own = { strategy, lengths: lengths(information) };
    for (const { start } of [action, meanAction]) strategies.push({ start, ...own });
  });
  const images = classClosedLoop(game, plan).mmul(factor);
  return quadraticRounding(game.leader.cost, images, strategies);
}
