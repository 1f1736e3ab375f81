import {
  blockAt,
  closedLoop,
  conditionalExpectation,
  type Information,
  informationOf,
  informationStructure,
  isDisturbed,
  type LqgGame,
  ownCurvature,
  ownGradientRows,
  type Plan,
  randomNorm,
  reducedBasis,
  rowsAt,
  type StandardNormalForm,
  standardNormalForm,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";

/** Whose actions the rule reacts to: each follower's, or the major's where there is one. */
export type Monitored = "followers" | "major";

/**
 * Everything that decides whether a rule makes the target a Nash response of the monitored player,
 * at a given plan. Matrices over (1, y) have the columns of `own`, over I those of `monitoring`.
 */
export interface IncentiveCondition {
  /** Whose actions the rule reacts to. */
  readonly monitored: Monitored;
  /** (1, y) of the monitored player. */
  readonly own: Information;
  /** I: what the gain may use. */
  readonly monitoring: Information;
  /** g(y) = E[c_u + ν·c_ū | y], the own gradient; monitored actions × (1, y). */
  readonly gradient: Matrix;
  /** κ(I) = E[c_u0 | I], the leader's authority; leader actions × I. */
  readonly authority: Matrix;
  /** κ̄(y) = E[κ | y]; leader actions × (1, y). */
  readonly meanAuthority: Matrix;
  /** Cov(κ | y), the same for every y; leader actions². */
  readonly authorityCovariance: Matrix;
  /** H₀: the own curvature without a rule; monitored actions². */
  readonly curvature: Matrix;
  /** c_0u + ν·c_0ū; leader actions × monitored actions. */
  readonly cross: Matrix;
  /** c_00; leader actions². */
  readonly leaderCurvature: Matrix;
  /** g in independent standard normal coordinates of y. */
  readonly gradientForm: StandardNormalForm;
  /** κ̄ in the same coordinates. */
  readonly authorityForm: StandardNormalForm;
  /** Whether the leader lacks readings, or does not see each action exactly. */
  readonly imperfect: boolean;
  /** √E‖c_uu u‖² + √E‖c_u − c_uu u‖²: the size against which g counts as zero. */
  readonly gradientScale: number;
}

/**
 * The incentive condition of a game at a plan.
 *
 * @param monitored - Whose: the major follower's where there is one, unless stated otherwise.
 * @see theory: claim-condition
 *
 * @example
 * ```ts @import.meta.vitest
 * const { constantGains, incentiveCondition, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const condition = incentiveCondition(game, solvedTarget(game).plan);
 * expect(constantGains(condition).leastNorm.get(0, 0)).toBeCloseTo(6.5 / 1.5, 9);
 * ```
 */
export function incentiveCondition(
  game: LqgGame,
  plan: Plan,
  monitored: Monitored = game.major ? "major" : "followers",
): IncentiveCondition {
  const basis = reducedBasis(game);
  const { layout, nu } = basis;
  const structure = informationStructure(game);
  const large = monitored === "major";
  const own = informationOf(game, monitored);
  const player = (large ? game.major : null) ?? game.followers;
  const map = closedLoop(game, plan);
  const rows = ownGradientRows(game, monitored);
  const span = large ? layout.majorAction : layout.action;
  const u0 = layout.leaderAction;
  const sensitivity = rowsAt(player.cost, u0).mmul(map);
  const gradient = conditionalExpectation(rows.mmul(map), own, basis).coefficients;
  const authority = conditionalExpectation(sensitivity, structure.monitoring, basis).coefficients;
  const mean = conditionalExpectation(authority.mmul(structure.monitoring.rows), own, basis);
  const cross = blockAt(player.cost, u0, span);
  if (!large) cross.add(blockAt(player.cost, u0, layout.meanAction).mul(nu));
  const direct = blockAt(player.cost, span, span).mmul(rowsAt(map, span));
  return {
    monitored,
    own,
    monitoring: structure.monitoring,
    gradient,
    authority,
    meanAuthority: mean.coefficients,
    authorityCovariance: mean.residualCovariance,
    curvature: ownCurvature(game, monitored),
    cross,
    leaderCurvature: blockAt(player.cost, u0, u0),
    gradientForm: standardNormalForm(gradient, own, basis),
    authorityForm: standardNormalForm(mean.coefficients, own, basis),
    imperfect:
      game.knows === "own" || isDisturbed(game) || (game.monitoring.what === "mean" && !game.major),
    gradientScale:
      randomNorm(direct, basis) +
      randomNorm(Matrix.sub(rowsAt(player.cost, span).mmul(map), direct), basis),
  };
}
