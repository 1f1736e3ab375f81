import type { LqgGame, Plan } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { incentiveCondition } from "../condition/incentive-condition.ts";
import { curvatureUnder } from "../gains/constant-gain.ts";
import type { ConstantRule, ProportionalRule } from "../rule/incentive-rule.ts";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import { announcedRule } from "./announced-rule.ts";
import { curvatureInfimum } from "./curvature-infimum.ts";
import { searchedCurvature } from "./curvature-search.ts";
import { monitoredCondition } from "./recomputed-condition.ts";
import { reducedCoordinates } from "./reduced-coordinates.ts";
import { ruleEffect } from "./rule-effect.ts";

/** A rule that holds a target. */
export type TargetRule = ConstantRule | ProportionalRule;

/**
 * inf over y of the smallest eigenvalue of the monitored player's H(y) under a rule: the part of a
 * certificate that needs no integral.
 *
 * @param plan - The plan at which the rule is announced.
 * @see theory: claim-condition
 */
export function ruleCurvature(game: LqgGame, plan: Plan, rule: TargetRule): number {
  if (rule.kind === "constant") {
    const gain = new Matrix(rule.gain.map((row) => [...row]));
    return smallestEigenvalue(curvatureUnder(incentiveCondition(game, plan), gain));
  }
  const condition = monitoredCondition(game, plan);
  const announced = announcedRule(game, condition, rule);
  const effect = ruleEffect(condition, announced);
  const { damping, dimension, faithful } = announced;
  if (!faithful || typeof damping !== "number") return searchedCurvature(effect, dimension);
  const coordinates = reducedCoordinates(condition.authority, condition.gradient);
  return curvatureInfimum(condition, coordinates, { damping, effect }).minimum;
}
