import {
  checkKind,
  expectedCosts,
  gameHash,
  informationOf,
  informationStructure,
  type LqgGame,
  namePlan,
  type Plan,
  randomNorm,
  reducedBasis,
} from "@stackelberg/game";
import { nashResponse, type PlanOutcome, type UnsolvedPlan } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { inducedModes } from "../certificate/induced-modes.ts";
import { baselines } from "../design/baselines.ts";
import { solvedTarget } from "../design/design.ts";
import { type AffineRule, inducedGame } from "../induced/induced-game.ts";
import { accountsOf } from "../participation/accounts.ts";
import { paidGame } from "../rule/payment-form.ts";
import type { Evaluation } from "./evaluation.ts";
import { intendedPlan } from "./intended-plan.ts";
import { judge } from "./judgement.ts";
import { lowestCurvature } from "./stability.ts";
import { readWrittenRules } from "./written-rules.ts";

/**
 * What any affine rule and any quadratic payment do, whoever wrote them: what the followers will do, whether that is unique
 * and stable, what the leader gets against every benchmark, whether her target plan is an
 * equilibrium under the rule, and who would leave it for what saving.
 *
 * Rules for actions are substituted into everybody's cost, payments are added to the payers'; the
 * answers are those of the game that is left. Costs are told before payments.
 *
 * @param rules - As in `["price = 0.4*(mean(u) - 5)"]` or `["payment = -3*u + 0.3*u^2"]`; see
 * {@link readWrittenRules}.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `GameError` for a rule that cannot be read, or a game without a target.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const { evaluate } = await import("@stackelberg/incentive");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "ho-luh-olsder",
 *   leader: { actions: ["uL"], cost: "(uF - 5)^2 + uL^2" },
 *   followers: { count: 1, actions: ["uF"], cost: "uL^2 + uF^2 - uL*uF" },
 * });
 * expect(evaluate(game, ["uL = 2*uF - 10"]).verdict).toBe("certified");
 * expect(evaluate(game, ["uL = uF - 5"]).verdict).toBe("refused");
 * ```
 */
export function evaluate(game: LqgGame, rules: readonly string[]): Evaluation {
  checkKind(game, "lqg", { lqg: "evaluate", classes: "evaluateClasses", finite: "evaluateKernel" });
  const { action, payments } = readWrittenRules(game, rules);
  const target = solvedTarget(game);
  const references = baselines(game);
  const unpaid = inducedGame(game, action);
  const induced = inducedGame(paidGame(game, target.plan, payments), action);
  const response = nashResponse(induced, noPolicy(game));
  const modes = inducedModes(induced);
  const intended = intendedPlan(game, induced, { rule: action, target: target.plan });
  const { followers, major, onPathResidual } = intended;
  const { verdict, explanation } = judge({
    temptations: [
      ...(major ? [{ who: "the major follower", ...major }] : []),
      { who: "each follower", ...followers },
    ],
    onPathResidual,
    size: playedSize(game, action, target.plan),
  });
  const paying = Object.keys(payments).length > 0 && response.status === "solved";
  return {
    schema: "stackelberg.evaluation/1",
    game: { name: game.name, kind: "lqg", count: game.count, hash: gameHash(game) },
    rule: rules,
    response: responseResult(unpaid, response, modes.unique),
    stability: { curvature: lowestCurvature(induced), symmetricMode: modes.symmetricMode },
    benchmarks: {
      target: target.costs.leader,
      teamOptimum: references.teamOptimum.leaderCost,
      noIncentive: references.noIncentive.leaderCost,
      nash: references.nash.leaderCost,
      noRule: references.noRule.leaderCost,
    },
    intended,
    accounts: paying
      ? accountsOf(unpaid, { target: target.plan, plan: response.plan, payments })
      : {},
    verdict,
    explanation,
  };
}

/** The size of what the leader plays by the rule and by her target, at least 1. */
function playedSize(game: LqgGame, { policy }: AffineRule, target: Plan): number {
  const { rows } = informationStructure(game).leader;
  return Math.max(
    1,
    randomNorm(target.leader.mmul(rows), reducedBasis(game)),
    policy.norm("frobenius"),
  );
}

function noPolicy(game: LqgGame): Matrix {
  return Matrix.zeros(0, informationOf(game, "leader").names.length);
}

/** The response with everybody's cost before payments. */
function responseResult(
  unpaid: LqgGame,
  outcome: PlanOutcome,
  unique: boolean | null,
): Evaluation["response"] {
  if (outcome.status !== "solved") return { ...noResponse(outcome), majorCost: null };
  const { leader, followers, major } = expectedCosts(unpaid, outcome.plan);
  return {
    status: "solved",
    leaderCost: leader,
    followerCost: followers,
    majorCost: major,
    policies: namePlan(unpaid, outcome.plan),
    unique: unique ?? true,
  };
}

/** Why there is no response to a rule. */
export function noResponse({
  status,
  reason,
}: UnsolvedPlan): Omit<Evaluation["response"], "majorCost" | "policies"> {
  const unique = status === "not-unique" ? false : null;
  return { status, reason, leaderCost: null, followerCost: null, unique };
}
