import {
  blockAt,
  closedLoop,
  expectedCosts,
  gameHash,
  informationOf,
  informationStructure,
  type LqgGame,
  namePlan,
  ownCurvature,
  ownGradientRows,
  type Plan,
  randomNorm,
  reducedBasis,
  rowsAt,
  type Span,
} from "@stackelberg/game";
import { nashResponse, type PlanOutcome } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { readAffineRule } from "./affine-rule.ts";
import { baselines } from "./baselines.ts";
import { collectiveStability } from "./certificate/collective-stability.ts";
import { constantExploitability } from "./certificate/exploitability.ts";
import { followerCondition, majorCondition } from "./certificate/recomputed-condition.ts";
import { smallestEigenvalue } from "./certificate/smallest-eigenvalue.ts";
import { solvedTarget } from "./design.ts";
import type { PlayerCertificate } from "./design-result.ts";
import { DEFAULT_EPSILON_SHARE } from "./epsilon-incentive.ts";
import type { Evaluation } from "./evaluation.ts";
import { type AffineRule, inducedGame } from "./induced-game.ts";

/**
 * What any affine rule does, whoever wrote it: what the followers will do, whether that is unique
 * and stable, what the leader gets against every benchmark, whether her target plan is an
 * equilibrium under the rule, and who would leave it for what saving.
 *
 * The rule is substituted into everybody's cost; the answers are those of the game that is left.
 *
 * @param rules - As in `["price = 0.4*(mean(u) - 5)"]`; see {@link readAffineRule}.
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
  const rule = readAffineRule(game, rules);
  const induced = inducedGame(game, rule);
  const target = solvedTarget(game);
  const references = baselines(game);
  const response = nashResponse(induced, noPolicy(game));
  const modes = collective(induced);
  const intended = intendedPlan(game, induced, rule, target.plan);
  const { verdict, explanation } = judge(game, intended, rule, target.plan);
  return {
    schema: "stackelberg.evaluation/1",
    game: { name: game.name, kind: "lqg", count: game.count, hash: gameHash(game) },
    rule: rules,
    response: responseResult(induced, response, modes.unique),
    stability: { curvature: lowestCurvature(induced), symmetricMode: modes.symmetricMode },
    benchmarks: {
      target: target.costs.leader,
      teamOptimum: references.teamOptimum.leaderCost,
      noIncentive: references.noIncentive.leaderCost,
      nash: references.nash.leaderCost,
      noRule: references.noRule.leaderCost,
    },
    intended,
    verdict,
    explanation,
  };
}

function noPolicy(game: LqgGame): Matrix {
  return Matrix.zeros(0, informationOf(game, "leader").names.length);
}

function responseResult(
  induced: LqgGame,
  outcome: PlanOutcome,
  unique: boolean | null,
): Evaluation["response"] {
  if (outcome.status !== "solved") {
    const { status, reason } = outcome;
    return {
      status,
      reason,
      leaderCost: null,
      followerCost: null,
      majorCost: null,
      unique: status === "not-unique" ? false : null,
    };
  }
  const { leader, followers, major } = outcome.costs;
  return {
    status: "solved",
    leaderCost: leader,
    followerCost: followers,
    majorCost: major,
    policies: namePlan(induced, outcome.plan),
    unique: unique ?? true,
  };
}

/** Whoever the rule reacts to; both where followers and a major feel it. */
function lowestCurvature(induced: LqgGame): number {
  const followers = smallestEigenvalue(ownCurvature(induced, "followers"));
  return induced.major
    ? Math.min(followers, smallestEigenvalue(ownCurvature(induced, "major")))
    : followers;
}

/** Modes of the followers' responses: D_u + D_ū together, D_u apart, D the own gradient. */
function collective(induced: LqgGame): { symmetricMode: number | null; unique: boolean | null } {
  if (induced.major) return { symmetricMode: null, unique: null };
  const { layout } = reducedBasis(induced);
  const rows = ownGradientRows(induced, "followers");
  const columns = (span: Span) => blockAt(rows, { start: 0, size: rows.rows }, span);
  const apart = columns(layout.action);
  const together = Matrix.add(apart, columns(layout.meanAction));
  return collectiveStability(induced, ownCurvature(induced, "followers"), { together, apart });
}

function intendedPlan(
  game: LqgGame,
  induced: LqgGame,
  rule: AffineRule,
  target: Plan,
): Evaluation["intended"] {
  const plan: Plan = { ...target, leader: noPolicy(game) };
  const silent = inducedGame(game, {
    policy: target.leader,
    meanGain: Matrix.mul(rule.meanGain, 0),
    majorGain: Matrix.mul(rule.majorGain, 0),
  });
  const followers = savings(followerCondition, induced, silent, plan);
  const major = game.major ? savings(majorCondition, induced, silent, plan) : null;
  return {
    onPathResidual: onPathResidual(game, rule, target),
    epsilon: Math.max(followers.exploitability, major?.exploitability ?? 0),
    followers,
    major,
    leaderCost: expectedCosts(induced, plan).leader,
  };
}

function savings(
  condition: typeof followerCondition,
  induced: LqgGame,
  silent: LqgGame,
  plan: Plan,
): PlayerCertificate {
  const saved = (game: LqgGame) => {
    const { gradient, curvature, scale } = condition(game, plan);
    return constantExploitability(gradient, curvature, scale).value;
  };
  return {
    exploitability: saved(induced),
    exploitabilityWithoutIncentive: saved(silent),
    method: "exact",
  };
}

function onPathResidual(
  game: LqgGame,
  { policy, meanGain, majorGain }: AffineRule,
  target: Plan,
): number {
  const basis = reducedBasis(game);
  const { layout } = basis;
  const map = closedLoop(game, target);
  const rows = (span: Span) => rowsAt(map, span);
  const difference = Matrix.sub(policy, target.leader)
    .mmul(informationStructure(game).leader.rows)
    .add(meanGain.mmul(rows(layout.meanAction)));
  if (game.major) difference.add(majorGain.mmul(rows(layout.majorAction)));
  return randomNorm(difference, basis);
}

function judge(
  game: LqgGame,
  intended: Evaluation["intended"],
  rule: AffineRule,
  target: Plan,
): Pick<Evaluation, "verdict" | "explanation"> {
  const { epsilon, onPathResidual: off, followers, major } = intended;
  const without = Math.max(
    followers.exploitabilityWithoutIncentive,
    major?.exploitabilityWithoutIncentive ?? 0,
  );
  const basis = reducedBasis(game);
  const size = Math.max(
    1,
    randomNorm(target.leader.mmul(informationStructure(game).leader.rows), basis),
    rule.policy.norm("frobenius"),
  );
  const finite = Number.isFinite(without) ? without : 1;
  if (epsilon <= 1e-9 * Math.max(1, finite) && off <= 1e-9 * size) {
    return {
      verdict: "certified",
      explanation:
        "nobody saves anything by leaving the intended plan, and the rule plays on its path what the leader intends",
    };
  }
  if (epsilon <= DEFAULT_EPSILON_SHARE * finite && off <= 1e-3 * size) {
    return {
      verdict: "approximate",
      explanation: `leaving the intended plan saves at most ${epsilon.toPrecision(6)}, and the rule is within ${off.toPrecision(6)} of the leader's intended action`,
    };
  }
  return { verdict: "refused", explanation: conviction(intended) };
}

function conviction({
  epsilon,
  followers,
  major,
  onPathResidual: off,
}: Evaluation["intended"]): string {
  if (epsilon === Number.POSITIVE_INFINITY) {
    return "under this rule somebody's cost is not convex in its own action, so a large enough deviation from the intended plan saves without limit";
  }
  const who =
    major && major.exploitability >= followers.exploitability
      ? "the major follower"
      : "each follower";
  const saving = `${who} would leave the intended plan and save ${epsilon.toPrecision(6)}`;
  return off > 1e-9
    ? `${saving}; on its path the rule is ${off.toPrecision(6)} (root mean square) away from the leader's intended action`
    : saving;
}
