import { closedLoop, type LqgGame, nameStrategy, type Plan, reducedBasis } from "@stackelberg/game";
import {
  type Certificate,
  certify,
  type IncentiveProblem,
  noDeviation,
  paidGame,
} from "@stackelberg/incentive";
import { nashResponse, targetPlan } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import type { AnnouncedGain } from "./announced-gain.ts";
import { deviationGame } from "./deviation-game.ts";
import { COST_ROUNDING, costTerms, SQUARE_ROUNDING, zeroIfRounding } from "./loss-rounding.ts";
import { leaderCostDifference } from "./strategy-distance.ts";

/** What becomes of the limit's plan and gain when they are used with N followers. */
export interface LimitDesignRow {
  /** The leader's cost if the plan is played. */
  readonly leaderCost: number;
  /** |leader's cost − the target's cost in the limit|; exactly 0 where it is rounding. */
  readonly costDifference: number;
  /** The most that one player saves by leaving the plan: the maximum over roles. */
  readonly exploitability: number;
  /** The same for the followers alone, or the minor ones beside a major. */
  readonly followerExploitability: number;
  /** The leader's cost minus the target's at N, the plan being played. */
  readonly lossAsPlanned: number;
  /** The same if everybody plays the Nash response to the announced rule; `null` if not known. */
  readonly lossUnderResponse: number | null;
  /** Why it is not known. */
  readonly reason?: string;
}

/** The design of the limit: its problem, its gain, and what its certificate says there. */
export interface LimitDesign {
  readonly problem: IncentiveProblem;
  /** `null` where there is none. */
  readonly gain: AnnouncedGain | null;
  readonly certificate: Certificate;
}

/** Certifies the limit's design in the limit, once for all N. */
export function limitDesign(problem: IncentiveProblem, gain: AnnouncedGain | null): LimitDesign {
  const { game, target } = problem;
  return { problem, gain, certificate: certifyAt(game, target.plan, gain) };
}

/**
 * The limit's plan and gain in the N-follower game: the followers' strategies and the gain are those
 * of ν = 0, the leader's static part is the best for them at N; with a major follower the whole plan
 * is that of ν = 0.
 *
 * @param own - The problem at N.
 */
export function limitDesignAt(own: IncentiveProblem, limit: LimitDesign): LimitDesignRow {
  return designUsedAt(own, limit, limitPlanAt(own.game, limit.problem.target.plan));
}

/**
 * Any design used in the N-follower game.
 *
 * @param plan - The plan that the rule refers to, with what the leader announces as her static part.
 */
export function designUsedAt(
  own: IncentiveProblem,
  limit: LimitDesign,
  plan: Plan,
): LimitDesignRow {
  const { game, target } = own;
  const certificate = certificateAt(game, plan, limit);
  const costs = target.costs.leader;
  const lost = leaderCostDifference(game, plan, target.plan);
  const image = closedLoop(game, plan).mmul(reducedBasis(game).factor);
  const scale = Math.max(costTerms(game.leader.cost, image), Math.abs(lost));
  // to first order the target is optimal only if no response binds it
  const rounding = game.major || game.target ? COST_ROUNDING : SQUARE_ROUNDING;
  const difference = Math.abs(costs + lost - limit.problem.target.costs.leader);
  const saved = (value: number) => zeroIfRounding(value, SQUARE_ROUNDING * scale);
  return {
    leaderCost: costs + lost,
    costDifference: zeroIfRounding(difference, COST_ROUNDING * scale),
    exploitability: saved(certificate.epsilon),
    followerExploitability: saved(certificate.followers.exploitability),
    lossAsPlanned: zeroIfRounding(lost, rounding * scale),
    ...responseLoss({ game, plan, certificate }, limit, { lost, rounding: rounding * scale }),
  };
}

/**
 * The limit's strategies with the leader's static part chosen anew. With a major follower it stays:
 * it was chosen with the minor followers' response in mind, and what she knows does not depend on N.
 */
function limitPlanAt(game: LqgGame, limit: Plan): Plan {
  if (game.major) return limit;
  const outcome = targetPlan({
    ...game,
    target: {
      followers: nameStrategy(game, "followers", limit.followers),
      ...(game.target?.leader ? { leader: game.target.leader } : {}),
    },
  });
  return outcome.status === "solved" ? outcome.plan : limit;
}

/**
 * What a certificate says at N. What a major follower expects of the mean does not depend on N, and
 * neither does what it saves: that is taken from the limit where integrals would be needed.
 */
function certificateAt(game: LqgGame, plan: Plan, limit: LimitDesign): Certificate {
  const { gain } = limit;
  if (!game.major || !gain?.rule || gain.gain) return certifyAt(game, plan, gain);
  const { followers } = certifyAt(game, plan, { ...gain, rule: null });
  const { major } = limit.certificate;
  const epsilon = Math.max(followers.exploitability, major?.exploitability ?? 0);
  return { ...limit.certificate, followers, epsilon };
}

function certifyAt(game: LqgGame, plan: Plan, gain: AnnouncedGain | null): Certificate {
  return certify(game, {
    plan,
    rule: gain?.rule ?? null,
    payments: gain?.payments ?? {},
    teamCost: 0,
    limitWellPosed: true,
    accepted: Number.POSITIVE_INFINITY,
  });
}

interface Announced {
  readonly game: LqgGame;
  readonly plan: Plan;
  readonly certificate: Certificate;
}

/** The leader's loss if everybody plays the Nash response to u0 = u0* + ΣQ(u_i − u_i*). */
function responseLoss(
  { game, plan, certificate }: Announced,
  { gain }: LimitDesign,
  { lost, rounding }: { readonly lost: number; readonly rounding: number },
): Pick<LimitDesignRow, "lossUnderResponse" | "reason"> {
  const unknown = (reason: string) => ({ lossUnderResponse: null, reason });
  const Q = gain ? gain.gain : Matrix.zeros(game.leader.actions.length, monitoredActions(game));
  if (!Q) return unknown("the gain varies with the readings, so responses to it are not affine");
  if (game.count === Number.POSITIVE_INFINITY && !game.major && gain?.rule) {
    return certificate.unique
      ? { lossUnderResponse: zeroIfRounding(lost, rounding) }
      : unknown("the response is not unique in the limit");
  }
  const left = deviationGame(paidGame(game, plan, gain?.payments ?? {}), plan, Q);
  const nobody = noDeviation(left);
  const response = nashResponse(left, nobody.leader);
  if (response.status !== "solved") return unknown(response.reason);
  const moved = leaderCostDifference(left, response.plan, nobody);
  return { lossUnderResponse: zeroIfRounding(lost + moved, rounding) };
}

function monitoredActions(game: LqgGame): number {
  return (game.major ?? game.followers).actions.length;
}
