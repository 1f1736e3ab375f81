import {
  expectedCosts,
  informationOf,
  type LqgGame,
  type NamedPlan,
  namePlan,
  type Plan,
} from "@stackelberg/game";
import { nashResponse } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { certify } from "../certificate/certify.ts";
import { constantExploitability } from "../certificate/exploitability.ts";
import { followerCondition, majorCondition } from "../certificate/recomputed-condition.ts";
import { type Announcement, gameUnderRule } from "./announcement.ts";
import type { RobustnessRow } from "./shift.ts";

/** What everybody does in another game under an announced rule. */
export type ShiftedResponse = Pick<
  RobustnessRow,
  | "leaderCost"
  | "followerCost"
  | "majorCost"
  | "leaderCostAsPlanned"
  | "policies"
  | "epsilon"
  | "reason"
>;

/**
 * The followers' true Nash response to the announced rule in the game as it really is, by one linear
 * solve, and what one of them could save by leaving the intended plan there. Costs are before
 * payments.
 */
export function shiftedResponse(game: LqgGame, announcement: Announcement): ShiftedResponse {
  const under = gameUnderRule(game, announcement);
  const { target, reaction } = announcement;
  if (under.status === "not-affine") {
    return {
      ...noResponse(under.reason),
      leaderCostAsPlanned: expectedCosts(game, target).leader,
      epsilon: certifiedEpsilon(game, announcement),
    };
  }
  const nobody = Matrix.zeros(0, informationOf(game, "leader").names.length);
  const intended = { ...target, leader: nobody };
  // what she sees of the intended plan is part of a best affine rule, and no surprise to others
  const asPlanned =
    reaction?.kind === "best-affine"
      ? expectedCosts(under.game, intended)
      : expectedCosts(game, target);
  const leaderCostAsPlanned = asPlanned.leader;
  const epsilon = intendedEpsilon(under.game, intended);
  const outcome = nashResponse(under.game, nobody);
  if (outcome.status !== "solved")
    return { ...noResponse(outcome.reason), leaderCostAsPlanned, epsilon };
  const { plan, costs } = outcome;
  const before = expectedCosts(under.beforePayments, plan);
  return {
    leaderCost: costs.leader,
    followerCost: before.followers,
    majorCost: before.major,
    leaderCostAsPlanned,
    policies: responders(namePlan(under.game, plan)),
    epsilon,
  };
}

/** A row without a response. */
export function noResponse(
  reason: string,
): Omit<ShiftedResponse, "epsilon" | "leaderCostAsPlanned"> {
  return { leaderCost: null, followerCost: null, majorCost: null, policies: null, reason };
}

function responders({ followers, major }: NamedPlan): NamedPlan {
  return { ...(followers ? { followers } : {}), ...(major ? { major } : {}) };
}

/** The most that one player saves by leaving a plan alone, in a game without leader actions. */
export function intendedEpsilon(under: LqgGame, plan: Plan): number {
  const saved = (condition: typeof followerCondition) => {
    const { gradient, curvature, scale } = condition(under, plan);
    return constantExploitability(gradient, curvature, scale).value;
  };
  return Math.max(saved(followerCondition), under.major ? saved(majorCondition) : 0);
}

/** The same where the reaction depends on the reading. */
function certifiedEpsilon(game: LqgGame, { target, reaction, payments }: Announcement): number {
  return certify(game, {
    plan: target,
    rule: reaction,
    payments,
    teamCost: 0,
    limitWellPosed: true,
    accepted: 0,
  }).epsilon;
}
