import {
  closedLoop,
  expectedCosts,
  informationOf,
  informationStructure,
  type LqgGame,
  type Plan,
  randomNorm,
  reducedBasis,
  rowsAt,
  type Span,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { PlayerCertificate } from "../certificate/certificate.ts";
import { constantExploitability } from "../certificate/exploitability.ts";
import { followerCondition, majorCondition } from "../certificate/recomputed-condition.ts";
import { type AffineRule, inducedGame } from "../induced/induced-game.ts";
import type { Evaluation } from "./evaluation.ts";

/**
 * The leader's target plan under a rule: what the rule plays on its path, and who would leave.
 *
 * @param induced - The game that is left under the rule, payments included.
 */
export function intendedPlan(
  game: LqgGame,
  induced: LqgGame,
  { rule, target }: { readonly rule: AffineRule; readonly target: Plan },
): Evaluation["intended"] {
  const nobody = Matrix.zeros(0, informationOf(game, "leader").names.length);
  const plan: Plan = { ...target, leader: nobody };
  const silent = inducedGame(game, {
    policy: target.leader,
    meanGain: Matrix.mul(rule.meanGain, 0),
    majorGain: Matrix.mul(rule.majorGain, 0),
  });
  const under = { game: induced, plan };
  const without = { game: silent, plan };
  const followers = savings(followerCondition, under, without);
  const major = game.major ? savings(majorCondition, under, without) : null;
  return {
    onPathResidual: onPathResidual(game, rule, target),
    epsilon: Math.max(followers.exploitability, major?.exploitability ?? 0),
    followers,
    major,
    leaderCost: expectedCosts(induced, plan).leader,
  };
}

/** A plan in a game that is left under a rule. */
interface PlanInGame {
  readonly game: LqgGame;
  readonly plan: Plan;
}

/** What a player saves by leaving a plan under a rule, and where nobody reacts. */
export function savings(
  condition: typeof followerCondition,
  induced: PlanInGame,
  silent: PlanInGame,
): PlayerCertificate {
  const saved = ({ game, plan }: PlanInGame) => {
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
    .add(meanGain.mmul(rows(layout.meanAction)))
    .add((game.major ? majorGain : meanGain).mmul(game.monitoring.disturbance));
  if (game.major) difference.add(majorGain.mmul(rows(layout.majorAction)));
  return randomNorm(difference, basis);
}
