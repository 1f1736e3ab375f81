import { informationStructure, type LqgGame, reducedBasis } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { ProportionalRule } from "../rule/incentive-rule.ts";
import type { MonitoredCondition } from "./recomputed-condition.ts";
import { type Forms, formsIn, reducedCoordinates } from "./reduced-coordinates.ts";

/** A published proportional rule beside what the game says about it. */
export interface AnnouncedRule {
  /** Whether its numbers are those of the game: then f = D(sI + D)⁻¹g exactly. */
  readonly faithful: boolean;
  /** κ̄ and g of the game. */
  readonly own: Forms;
  /** κ̄′ and g′ as announced. */
  readonly announced: Forms;
  /** V′ as announced. */
  readonly residualVariance: number;
  /** tr Cov(κ′, κ | y). */
  readonly crossVariance: number;
  /** Cov(κ′ | y). */
  readonly leaderVariance: Matrix;
  /** λ, or the matrix D. */
  readonly damping: number | Matrix;
  readonly dimension: number;
}

const SAME = 1e-9;
/** Share of the terms of a sum that may be left when it cancels. */
const ROUNDING = 1e-12;

/** Reads the numbers of a rule as random variables and compares them with the game's. */
export function announcedRule(
  game: LqgGame,
  condition: MonitoredCondition,
  rule: ProportionalRule,
): AnnouncedRule {
  const { factor } = reducedBasis(game);
  const { monitoring, major, followers } = informationStructure(game);
  const known = (major ?? followers).rows.mmul(factor);
  const images = (rows: ProportionalRule["g"], information: Matrix) =>
    matrix(rows).mmul(information);
  const gradient = images(rule.g, known);
  const mean = images(rule.kappaMean, known);
  const authority = images(rule.kappa, monitoring.rows.mmul(factor));
  const trueAuthority = condition.authorityCoefficients.mmul(monitoring.rows).mmul(factor);
  const residual = Matrix.sub(authority, mean);
  const trueResidual = Matrix.sub(trueAuthority, condition.authority);
  const { scale, authorityScale } = condition;
  const close = (a: Matrix, b: Matrix, size: number) =>
    Matrix.sub(a, b).norm("frobenius") <= SAME * b.norm("frobenius") + ROUNDING * size;
  const variance = condition.authorityCovariance.trace();
  const rounding = (ROUNDING * authorityScale) ** 2;
  const faithful =
    close(gradient, condition.gradient, scale) &&
    close(mean, condition.authority, authorityScale) &&
    close(authority, trueAuthority, authorityScale) &&
    Math.abs(rule.residualVariance - variance) <= SAME * variance + rounding &&
    (rule.mu === undefined ||
      (rule.H !== undefined && close(matrix(rule.H), condition.curvature, 0)));
  // directions that only rounding in the announced numbers adds would be nothing but noise
  const { axes, dimension } = reducedCoordinates(
    condition.authority,
    condition.gradient,
    faithful ? [] : [mean, gradient],
  );
  return {
    faithful,
    own: formsIn(axes, condition.authority, condition.gradient),
    announced: formsIn(axes, mean, gradient),
    residualVariance: rule.residualVariance,
    crossVariance: Matrix.mul(residual, trueResidual).sum(),
    leaderVariance: residual.mmul(residual.transpose()),
    damping: dampingOf(condition, rule),
    dimension,
  };
}

/** λ, or μH with the announced H. */
function dampingOf({ curvature }: MonitoredCondition, rule: ProportionalRule): number | Matrix {
  if (rule.mu === undefined) return rule.lambda ?? 0;
  return Matrix.mul(rule.H ? matrix(rule.H) : curvature, rule.mu);
}

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return new Matrix(rows.map((row) => [...row]));
}
