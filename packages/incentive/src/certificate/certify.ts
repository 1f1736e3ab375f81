import {
  expectedCosts,
  gaussianExpectation,
  informationOf,
  type LqgGame,
  type Plan,
} from "@stackelberg/game";
import { nashResponse } from "@stackelberg/solvers";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Certificate, PlayerCertificate } from "../design-result.ts";
import type { IncentiveRule, ProportionalRule } from "../incentive-rule.ts";
import type { RefusalReason } from "../incentive-solver.ts";
import { inducedGame } from "../induced-game.ts";
import { type AnnouncedRule, announcedRule } from "./announced-rule.ts";
import { assumptionsOf } from "./assumptions.ts";
import { collectiveStability, constantGainModes } from "./collective-stability.ts";
import { curvatureInfimum, freeGradientBound } from "./curvature-infimum.ts";
import { searchedCurvature } from "./curvature-search.ts";
import {
  constantExploitability,
  type Exploitability,
  varyingExploitability,
} from "./exploitability.ts";
import {
  followerCondition,
  type MonitoredCondition,
  monitoredCondition,
} from "./recomputed-condition.ts";
import { recomputedEnergy, recomputedInverseSquare } from "./recomputed-energy.ts";
import { type ReducedCoordinates, reducedCoordinates } from "./reduced-coordinates.ts";
import { ruleEffect } from "./rule-effect.ts";
import { smallestEigenvalue } from "./smallest-eigenvalue.ts";

/** What a certificate is about, beside the game. */
export interface Claim {
  /** The plan that the followers are meant to choose. */
  readonly plan: Plan;
  /** The announced rule; `null` certifies the plan without any. */
  readonly rule: IncentiveRule | null;
  /** The team optimum's leader cost. */
  readonly teamCost: number;
  /** Verdict on the mean-field limit. */
  readonly limitWellPosed: boolean;
  /** ε up to which the verdict may be `approximate`. */
  readonly accepted: number;
}

/** ε below this share of what deviating would save without a rule is rounding. */
const EXACT = 1e-9;
const FLAT = 1e-10;

/**
 * The certificate of a rule: everything is recomputed from the game, the plan and the published
 * numbers of the rule, with code of its own.
 */
export function certify(game: LqgGame, claim: Claim): Certificate {
  const { plan, rule } = claim;
  const condition = monitoredCondition(game, plan);
  const without = constantExploitability(condition.gradient, condition.curvature, condition.scale);
  const effect = ruleStanding(game, condition, rule, without);
  const monitored = playerCertificate(effect.exploitability, without.value);
  const minors = game.major ? unmonitored(game, plan) : null;
  const epsilon = Math.max(monitored.exploitability, minors?.exploitability ?? 0);
  const cost = expectedCosts(game, plan).leader;
  const exact = EXACT * Math.max(1, Number.isFinite(without.value) ? without.value : 1);
  const accepted = Math.max(claim.accepted, exact);
  const size = condition.curvature.norm("frobenius");
  const reason = refusal(game, { ...claim, accepted }, { epsilon, size, ...effect });
  return {
    verdict: reason ? "refused" : epsilon <= exact ? "certified" : "approximate",
    ...(reason ? { reason } : {}),
    epsilon,
    followers: minors ?? monitored,
    major: minors ? monitored : null,
    leader: { gapToTeam: cost - claim.teamCost, lossAgainstTarget: 0 },
    gainEnergy: effect.energy,
    curvature: {
      minimum: effect.curvature.minimum,
      lowerBound: effect.curvature.lowerBound,
      symmetricMode: effect.symmetricMode,
    },
    unique: effect.unique,
    onPath: { residual: effect.onPathResidual },
    limitWellPosed: claim.limitWellPosed,
    assumptions: assumptionsOf(game, rule),
  };
}

/** How the monitored player and the population stand under a rule. */
interface RuleStanding {
  readonly exploitability: Exploitability;
  readonly energy: number;
  readonly curvature: { readonly minimum: number; readonly lowerBound: number };
  readonly symmetricMode: number | null;
  readonly unique: boolean | null;
  readonly onPathResidual: number;
}

function ruleStanding(
  game: LqgGame,
  condition: MonitoredCondition,
  rule: IncentiveRule | null,
  without: Exploitability,
): RuleStanding {
  if (rule === null) {
    const minimum = smallestEigenvalue(condition.curvature);
    const gain = Matrix.zeros(condition.cross.rows, condition.curvature.rows);
    return {
      exploitability: without,
      energy: 0,
      curvature: { minimum, lowerBound: minimum },
      ...collective(game, condition.curvature, gain),
      onPathResidual: 0,
    };
  }
  if (rule.kind === "constant")
    return constantStanding(game, condition, new Matrix(rule.gain.map((r) => [...r])));
  return proportionalStanding(game, condition, rule);
}

function constantStanding(
  game: LqgGame,
  condition: MonitoredCondition,
  gain: Matrix,
): RuleStanding {
  const { cross, leaderCurvature, gradient, authority, scale } = condition;
  const mixed = gain.transpose().mmul(cross);
  const curvature = Matrix.add(condition.curvature, mixed)
    .add(mixed.transpose())
    .add(gain.transpose().mmul(leaderCurvature).mmul(gain));
  const slope = Matrix.add(gradient, gain.transpose().mmul(authority));
  const minimum = smallestEigenvalue(curvature);
  return {
    exploitability: constantExploitability(slope, curvature, scale),
    energy: gain.norm("frobenius") ** 2,
    curvature: { minimum, lowerBound: minimum },
    ...collective(game, curvature, gain),
    onPathResidual: 0,
  };
}

function proportionalStanding(
  game: LqgGame,
  condition: MonitoredCondition,
  rule: ProportionalRule,
): RuleStanding {
  const coordinates = reducedCoordinates(condition.authority, condition.gradient);
  const announced = announcedRule(game, condition, rule);
  const effect = ruleEffect(condition, announced);
  const varying = { symmetricMode: null, unique: null, onPathResidual: 0 };
  const variance = condition.authorityCovariance.trace();
  const { damping } = announced;
  if (!announced.faithful) return { ...unfaithfulStanding(announced, effect), ...varying };
  if (typeof damping === "number") {
    const curvature = curvatureInfimum(condition, coordinates, { damping, effect });
    return {
      exploitability: dampedExploitability(curvature.minimum, announced, effect),
      energy: recomputedEnergy(coordinates, variance, damping).value,
      curvature,
      ...varying,
    };
  }
  const linear = linearStanding(condition, coordinates, rule.mu ?? 0);
  if (hasConstantCurvature(condition)) return { ...linear, ...varying };
  const minimum = searchedCurvature(effect, announced.dimension);
  return {
    exploitability: dampedExploitability(minimum, announced, effect),
    energy: linear.energy,
    curvature: { minimum, lowerBound: freeGradientBound(condition, coordinates) },
    ...varying,
  };
}

/** A rule whose numbers are not those of the game: judged by what it does, never proven. */
function unfaithfulStanding(
  announced: AnnouncedRule,
  effect: ReturnType<typeof ruleEffect>,
): Pick<RuleStanding, "exploitability" | "energy" | "curvature"> {
  const { own, dimension } = announced;
  const minimum = searchedCurvature(effect, dimension);
  const energy = gaussianExpectation((point) => effect(point).energy, dimension, {
    tolerance: 1e-9,
  });
  return {
    exploitability:
      minimum < 0
        ? { value: Number.POSITIVE_INFINITY, method: "exact", error: 0 }
        : varyingExploitability(effect, own, dimension),
    energy: Number.isFinite(energy.value) ? energy.value : Number.POSITIVE_INFINITY,
    curvature: { minimum, lowerBound: Number.NEGATIVE_INFINITY },
  };
}

/** Whether no gain changes the player's curvature: u0 enters its cost linearly. */
function hasConstantCurvature({ cross, leaderCurvature }: MonitoredCondition): boolean {
  return cross.norm("frobenius") === 0 && leaderCurvature.norm("frobenius") === 0;
}

function dampedExploitability(
  curvature: number,
  announced: AnnouncedRule,
  effect: ReturnType<typeof ruleEffect>,
): Exploitability {
  if (curvature < 0) return { value: Number.POSITIVE_INFINITY, method: "exact", error: 0 };
  if (announced.damping === 0) return { value: 0, method: "exact", error: 0 };
  return varyingExploitability(effect, announced.own, announced.dimension);
}

/** D = μH with a curvature that no gain changes: sums over the eigenvalues of H. */
function linearStanding(
  condition: MonitoredCondition,
  coordinates: ReducedCoordinates,
  mu: number,
): Pick<RuleStanding, "exploitability" | "energy" | "curvature"> {
  const variance = condition.authorityCovariance.trace();
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(condition.curvature, {
    assumeSymmetric: true,
  });
  let energy = 0;
  let saved = 0;
  realEigenvalues.forEach((h, j) => {
    const axis = Matrix.rowVector(eigenvectorMatrix.getColumn(j));
    const along = {
      ...coordinates,
      gradientOffset: Float64Array.from(
        axis.mmul(Matrix.columnVector([...coordinates.gradientOffset])).to1DArray(),
      ),
      gradientSlope: axis.mmul(coordinates.gradientSlope),
    };
    energy += recomputedEnergy(along, variance, mu * h).value;
    saved += (mu * mu * h * recomputedInverseSquare(along, variance, mu * h).value) / 2;
  });
  const minimum = Math.min(...realEigenvalues);
  return {
    exploitability: { value: saved, method: "adaptive-quadrature", error: 0 },
    energy,
    curvature: { minimum, lowerBound: minimum },
  };
}

function collective(
  game: LqgGame,
  curvature: Matrix,
  gain: Matrix,
): Pick<RuleStanding, "symmetricMode" | "unique"> {
  if (game.major) return { symmetricMode: null, unique: uniqueWithMajor(game, gain) };
  const modes = constantGainModes(game, curvature, gain);
  if ("limit" in modes) return { symmetricMode: modes.limit, unique: modes.regular };
  return collectiveStability(game, curvature, modes);
}

/** Whether major and minors have one response to u0 = u0* + Q(uM − uM*): a linear solve. */
function uniqueWithMajor(game: LqgGame, gain: Matrix): boolean {
  const { names } = informationOf(game, "leader");
  const policy = Matrix.zeros(gain.rows, names.length);
  const meanGain = Matrix.zeros(gain.rows, game.followers.actions.length);
  const induced = inducedGame(game, { policy, meanGain, majorGain: gain });
  return nashResponse(induced, Matrix.zeros(0, names.length)).status === "solved";
}

/** The minor followers of a game with a major: nobody's gain reacts to them. */
function unmonitored(game: LqgGame, plan: Plan): PlayerCertificate {
  const { gradient, curvature, scale } = followerCondition(game, plan);
  const saved = constantExploitability(gradient, curvature, scale);
  return playerCertificate(saved, saved.value);
}

function playerCertificate(saved: Exploitability, without: number): PlayerCertificate {
  return {
    exploitability: saved.value,
    exploitabilityWithoutIncentive: without,
    method: saved.method,
    ...(saved.method === "exact" ? {} : { error: saved.error }),
  };
}

/** Why the claim is refused, or `null`. */
function refusal(
  game: LqgGame,
  claim: Claim,
  {
    energy,
    curvature,
    exploitability,
    epsilon,
    size,
  }: RuleStanding & { epsilon: number; size: number },
): RefusalReason | null {
  const flat = FLAT * size;
  if (energy === Number.POSITIVE_INFINITY) return "infinite-energy";
  if (curvature.minimum < -flat) return "negative-curvature";
  if (curvature.lowerBound < -flat) return "curvature-not-proven";
  if (
    !(epsilon <= claim.accepted + 3 * exploitability.error) ||
    epsilon === Number.POSITIVE_INFINITY
  ) {
    return "deviation-pays";
  }
  const common = game.count === Number.POSITIVE_INFINITY && !game.major;
  if (common && !claim.limitWellPosed) return "limit-not-well-posed";
  return null;
}
