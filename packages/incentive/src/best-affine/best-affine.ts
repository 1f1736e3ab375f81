import type { LqgGame } from "@stackelberg/game";
import type { SolvedPlan } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { costsUnder } from "../certificate/certify-affine.ts";
import { constantGains } from "../gains/constant-gain.ts";
import type { BestAffineRule } from "../rule/incentive-rule.ts";
import type {
  IncentiveOutcome,
  IncentiveProblem,
  IncentiveSolver,
} from "../solver/incentive-solver.ts";
import { VERSION } from "../version.ts";
import { type BestGain, bestGain } from "./best-gain.ts";
import { bestResponse, type ReactionResponse } from "./best-response.ts";
import { ruleAround } from "./rule-around.ts";

/**
 * Gain design 4: the affine rule u0 = B·I0 + R·(what she sees of actions − E·I0) that minimises the
 * leader's expected cost through the followers' Nash response to it, subject to nonnegative own
 * curvature. For given R her cost is quadratic in B and solved exactly; only R is searched. For one
 * leader action and one monitored action the cost is a rational function of R, all of whose stationary
 * points are found, as far out as a hundred times the sizes that matter: the optimum is global.
 * Otherwise it is the best of several starts, each improved by searches along lines. Gains of the
 * order of N and of order 1 are found alike among 10 followers and among 10⁹.
 *
 * It needs no knowledge of the readings, and allows for noise in what she sees and for trembles.
 *
 * @see theory: claim-best-affine
 *
 * @example
 * ```ts @import.meta.vitest
 * const { bestAffine, design } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * // nothing trembles and nothing is hidden: the best rule reaches the team optimum
 * const { certificate } = design(game, { solver: bestAffine() });
 * expect(certificate.leader.gapToTeam).toBeCloseTo(0, 9);
 * ```
 */
export function bestAffine(): IncentiveSolver {
  return { name: "best-affine", version: VERSION, options: {}, propose };
}

function propose({ game, target, condition }: IncentiveProblem): IncentiveOutcome {
  const { plan } = target;
  const seen = (game.major ?? game.followers).actions.length;
  const none = Matrix.zeros(game.leader.actions.length, seen);
  const exact = game.leader.actions.length > 0 ? constantGains(condition).leastNorm : null;
  const found: BestGain =
    game.monitoring.what === "none" || !exact
      ? {
          gain: none,
          optimum: "global",
          response: bestResponse(game, plan, none),
        }
      : bestGain(game, plan, exact);
  const { response: outcome } = found;
  if (outcome.status === "none") {
    return {
      status: "refused",
      reason: "no-response",
      explanation: `under no affine rule that was tried do the followers have a response: ${outcome.reason}`,
    };
  }
  return { status: "proposed", ...published(game, found, outcome) };
}

/** The rule around the response itself: what she expects is what the followers will do. */
function published(
  game: LqgGame,
  found: BestGain,
  { plan, unique }: Extract<ReactionResponse, { readonly status: "solved" }>,
): { readonly rule: BestAffineRule; readonly response: SolvedPlan } {
  const rule = ruleAround(game, plan, found);
  const costs = costsUnder(game, plan, rule);
  return { rule, response: { status: "solved", plan, costs, unique } };
}
