import { expectedCosts, informationOf, type LqgGame, namePlan, type Plan } from "@stackelberg/game";
import { nashResponse, noRule } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { type Announcement, gameUnderRule } from "./announcement.ts";
import { attentiveGame } from "./attentive-game.ts";
import { intendedEpsilon, noResponse, type ShiftedResponse } from "./shifted-response.ts";

/**
 * What happens when a share of the followers does as it would without any rule and the others know
 * that and respond. The leader's cost is over both groups; `followerCost` and ε are those of the
 * attentive ones.
 *
 * @param share - At most a half.
 * @returns `null` where less than one follower would ignore the rule.
 */
export function ignoringResponse(
  game: LqgGame,
  announcement: Announcement,
  share: number,
): ShiftedResponse | null {
  if (game.count * share < 1) return null;
  const nobody = Matrix.zeros(0, informationOf(game, "leader").names.length);
  const intended = { ...announcement.target, leader: nobody };
  const without = noRule(game);
  const nothing = Number.POSITIVE_INFINITY;
  const failed = (reason: string, leaderCostAsPlanned = nothing, epsilon = nothing) => {
    return { ...noResponse(reason), leaderCostAsPlanned, epsilon };
  };
  const under = gameUnderRule(game, announcement);
  if (under.status === "not-affine") return failed(under.reason);
  if (without.status !== "solved") return failed(without.reason);
  const groups = groupsOf(under.game, without.plan.followers, share);
  const epsilon = intendedEpsilon(groups.attentive, intended);
  const asPlanned = groups.costs(intended).leader;
  const outcome = nashResponse(groups.attentive, nobody);
  if (outcome.status !== "solved") return failed(outcome.reason, asPlanned, epsilon);
  const { followers, major } = namePlan(groups.attentive, outcome.plan);
  const costs = groupsOf(under.beforePayments, without.plan.followers, share).costs(outcome.plan);
  return {
    leaderCost: groups.costs(outcome.plan).leader,
    followerCost: costs.attentive,
    majorCost: costs.major,
    leaderCostAsPlanned: asPlanned,
    policies: { ...(followers ? { followers } : {}), ...(major ? { major } : {}) },
    epsilon,
  };
}

/** The attentive and the ignoring followers of a game without leader actions. */
function groupsOf(game: LqgGame, ignoring: Matrix, share: number) {
  const attentive = attentiveGame(game, { share: 1 - share, others: ignoring });
  const costs = (plan: Plan) => {
    const mine = expectedCosts(attentive, plan);
    const seenByThem = attentiveGame(game, { share, others: plan.followers });
    const theirs = expectedCosts(seenByThem, { ...plan, followers: ignoring });
    const both = (a: number, b: number) => (1 - share) * a + share * b;
    return {
      leader: both(mine.leader, theirs.leader),
      attentive: mine.followers,
      major: mine.major === null ? null : both(mine.major, theirs.major ?? 0),
    };
  };
  return { attentive, costs };
}
