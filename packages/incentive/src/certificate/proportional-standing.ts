import { gaussianExpectation, type LqgGame } from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { ProportionalRule } from "../rule/incentive-rule.ts";
import { type AnnouncedRule, announcedRule } from "./announced-rule.ts";
import { curvatureInfimum, freeGradientBound } from "./curvature-infimum.ts";
import { searchedCurvature } from "./curvature-search.ts";
import { type Exploitability, varyingExploitability } from "./exploitability.ts";
import type { MonitoredCondition } from "./recomputed-condition.ts";
import { recomputedEnergy, recomputedInverseSquare } from "./recomputed-energy.ts";
import { type ReducedCoordinates, reducedCoordinates } from "./reduced-coordinates.ts";
import { ruleEffect } from "./rule-effect.ts";

/** How the monitored player stands under a rule. */
export interface PlayerStanding {
  readonly exploitability: Exploitability;
  /** E‖Q‖². */
  readonly energy: number;
  readonly curvature: { readonly minimum: number; readonly lowerBound: number };
}

/** How the monitored player stands under a gain in proportion to the authority. */
export function proportionalStanding(
  game: LqgGame,
  condition: MonitoredCondition,
  rule: ProportionalRule,
): PlayerStanding {
  const coordinates = reducedCoordinates(condition.authority, condition.gradient);
  const announced = announcedRule(game, condition, rule);
  const effect = ruleEffect(condition, announced);
  const variance = condition.authorityCovariance.trace();
  const { damping } = announced;
  if (!announced.faithful) return unfaithfulStanding(announced, effect);
  if (typeof damping === "number") {
    const curvature = curvatureInfimum(condition, coordinates, { damping, effect });
    return {
      exploitability: dampedExploitability(curvature.minimum, announced, effect),
      energy: recomputedEnergy(coordinates, variance, damping).value,
      curvature,
    };
  }
  const linear = linearStanding(condition, coordinates, rule.mu ?? 0);
  if (hasConstantCurvature(condition)) return linear;
  const minimum = searchedCurvature(effect, announced.dimension);
  return {
    exploitability: dampedExploitability(minimum, announced, effect),
    energy: linear.energy,
    curvature: { minimum, lowerBound: freeGradientBound(condition, coordinates) },
  };
}

/** A rule whose numbers are not those of the game: judged by what it does, never proven. */
function unfaithfulStanding(
  announced: AnnouncedRule,
  effect: ReturnType<typeof ruleEffect>,
): PlayerStanding {
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
): PlayerStanding {
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
