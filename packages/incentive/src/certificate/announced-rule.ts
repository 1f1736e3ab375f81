import { informationStructure, type LqgGame, reducedBasis } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { ProportionalRule } from "../incentive-rule.ts";
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
  const close = (a: Matrix, b: Matrix) =>
    Matrix.sub(a, b).norm("frobenius") <= SAME * Math.max(1, b.norm("frobenius"));
  const variance = condition.authorityCovariance.trace();
  const faithful =
    close(gradient, condition.gradient) &&
    close(mean, condition.authority) &&
    close(authority, trueAuthority) &&
    Math.abs(rule.residualVariance - variance) <= SAME * Math.max(1, variance) &&
    (rule.H === undefined || close(matrix(rule.H), condition.curvature));
  const { axes, dimension } = reducedCoordinates(condition.authority, condition.gradient, [
    mean,
    gradient,
  ]);
  return {
    faithful,
    own: formsIn(axes, condition.authority, condition.gradient),
    announced: formsIn(axes, mean, gradient),
    residualVariance: rule.residualVariance,
    crossVariance: Matrix.mul(residual, trueResidual).sum(),
    leaderVariance: residual.mmul(residual.transpose()),
    damping: rule.mu === undefined ? (rule.lambda ?? 0) : Matrix.mul(matrix(rule.H ?? []), rule.mu),
    dimension,
  };
}

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return new Matrix(rows.map((row) => [...row]));
}
