import { memoized } from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix, pseudoInverse } from "ml-matrix";
import type { IncentiveCondition } from "../condition/incentive-condition.ts";
import type {
  IncentiveOutcome,
  IncentiveProblem,
  IncentiveSolver,
} from "../solver/incentive-solver.ts";
import { gainObstacle } from "../solver/obstacles.ts";
import { VERSION } from "../version.ts";

/** All constant gains that cancel the own gradient: Q₀ + F·M for any M. */
export interface ConstantGains {
  /** Q₀, the one of least norm; leader actions × monitored actions. */
  readonly leastNorm: Matrix;
  /** F = I − KK⁺: directions of the leader's action that nobody monitored feels on average. */
  readonly freedom: Matrix;
  /** √E‖g + Q₀ᵀκ̄‖²: 0 where an exact constant gain exists. */
  readonly residual: number;
}

/** Relative to the largest singular value, or to the gradient. */
const RANK = 1e-10;

/**
 * The constant gains Q with Qᵀκ̄(y) = −g(y) for all y. In orthonormal coordinates of (1, y) with
 * coefficient matrices K of κ̄ and G of g this is KᵀQ = −Gᵀ.
 *
 * @see theory: claim-constant
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
 * const { leastNorm, residual } = constantGains(incentiveCondition(game, solvedTarget(game).plan));
 * expect(leastNorm.get(0, 0)).toBeCloseTo(6.5 / 1.5, 9);
 * expect(residual).toBeCloseTo(0, 9);
 * ```
 */
export const constantGains: (condition: IncentiveCondition) => ConstantGains = memoized(gainsOf);

function gainsOf({ authorityForm: k, gradientForm: g }: IncentiveCondition): ConstantGains {
  const authority = withOffset(k.offset, k.slope);
  const gradient = withOffset(g.offset, g.slope);
  const inverse = pseudoInverse(authority, RANK);
  const leastNorm = gradient.mmul(inverse).mul(-1).transpose();
  const left = Matrix.add(gradient, leastNorm.transpose().mmul(authority));
  return {
    leastNorm,
    freedom: Matrix.sub(Matrix.eye(authority.rows), authority.mmul(inverse)),
    residual: left.norm("frobenius"),
  };
}

function withOffset(offset: Float64Array, slope: Matrix): Matrix {
  const matrix = Matrix.zeros(offset.length, slope.columns + 1);
  offset.forEach((value, i) => {
    matrix.set(i, 0, value);
    for (let k = 0; k < slope.columns; k++) matrix.set(i, k + 1, slope.get(i, k));
  });
  return matrix;
}

/**
 * Gain design 1: a constant Q with Qᵀκ̄(y) = −g(y) for every y. It exists iff the coefficient rows
 * of g lie in the row space of those of κ̄. The gain of least norm is proposed unless it leaves a
 * negative curvature; then the set Q₀ + F·M is searched for one that does not.
 *
 * @see S. Sanjari, S. Bose, T. Başar, arXiv:2207.10611, for strategies that are affine in the
 * dynamic part of the leader's information.
 * @see theory: claim-constant
 *
 * @example
 * ```ts @import.meta.vitest
 * const { constantGain, design } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * // at draw = 6.5, supply = 8: own gradient −6.5, authority 1.5
 * const { certificate, incentive } = design(game, { solver: constantGain() });
 * expect(certificate.verdict).toBe("certified");
 * expect(incentive?.gain?.[0]?.[0]).toBeCloseTo(6.5 / 1.5, 9);
 * ```
 */
export function constantGain(): IncentiveSolver {
  return { name: "constant", version: VERSION, options: {}, propose };
}

function propose(problem: IncentiveProblem): IncentiveOutcome {
  const obstacle = gainObstacle(problem, "their mean");
  if (obstacle) return obstacle;
  const { condition } = problem;
  const gains = constantGains(condition);
  const scale = condition.gradientScale;
  if (gains.residual > RANK * scale) {
    return {
      status: "refused",
      reason: "no-constant-gain",
      explanation: `no constant gain cancels the own gradient: the best one leaves ${gains.residual.toPrecision(4)} of it; a gain that depends on the readings may (minimum-energy)`,
    };
  }
  const gain = withNonnegativeCurvature(condition, gains);
  return { status: "proposed", rule: { kind: "constant", gain: gain.to2DArray() } };
}

/**
 * H(Q) = H₀ + QᵀX + XᵀQ + QᵀC₀₀Q.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { curvatureUnder, incentiveCondition, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { Matrix } = await import("ml-matrix");
 * const condition = incentiveCondition(game, solvedTarget(game).plan);
 * // 3 − 2Q + Q² of (draw − 9)² + ½(draw − supply)²
 * expect(curvatureUnder(condition, new Matrix([[1]])).get(0, 0)).toBeCloseTo(2, 9);
 * ```
 */
export function curvatureUnder(
  { curvature, cross, leaderCurvature }: IncentiveCondition,
  gain: Matrix,
): Matrix {
  const mixed = gain.transpose().mmul(cross);
  return Matrix.add(curvature, mixed)
    .add(mixed.transpose())
    .add(gain.transpose().mmul(leaderCurvature).mmul(gain));
}

/**
 * Moves Q₀ inside F·M along the worst direction w of its curvature, one rank-one step d·wᵀ at a
 * time, each as short as makes wᵀHw nonnegative. Returns Q₀ where no step helps.
 */
function withNonnegativeCurvature(condition: IncentiveCondition, gains: ConstantGains): Matrix {
  let gain = gains.leastNorm;
  for (let round = 0; round < 50; round++) {
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
      curvatureUnder(condition, gain),
      { assumeSymmetric: true },
    );
    const lowest = Math.min(...realEigenvalues);
    if (lowest >= 0) return gain;
    const w = eigenvectorMatrix.getColumnVector(realEigenvalues.indexOf(lowest));
    const step = shortestStep(condition, gains.freedom, gain, w, lowest);
    if (!step) return gains.leastNorm;
    gain = Matrix.add(gain, step.mmul(w.transpose()));
  }
  return gains.leastNorm;
}

/** The shortest d in the range of F with h + 2dᵀa + dᵀBd ≥ 0, a = F(X + C₀₀Q)w, B = FC₀₀F. */
function shortestStep(
  { cross, leaderCurvature }: IncentiveCondition,
  freedom: Matrix,
  gain: Matrix,
  w: Matrix,
  h: number,
): Matrix | null {
  const a = freedom.mmul(Matrix.add(cross, leaderCurvature.mmul(gain))).mmul(w);
  const b = freedom.mmul(leaderCurvature).mmul(freedom);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(b, {
    assumeSymmetric: true,
  });
  const candidates = [
    a,
    ...realEigenvalues.map((_, k) => freedom.mmul(eigenvectorMatrix.getColumnVector(k))),
  ];
  let best: Matrix | null = null;
  for (const candidate of candidates) {
    const length = candidate.norm("frobenius");
    if (!(length > 1e-9)) continue;
    const unit = Matrix.mul(candidate, 1 / length);
    const linear = unit.dot(a);
    const quadratic = unit.transpose().mmul(b).mmul(unit).get(0, 0);
    const root = positiveRoot(quadratic, 2 * Math.abs(linear), h);
    if (root === null) continue;
    const step = Matrix.mul(unit, (linear < 0 ? -1 : 1) * root);
    if (!best || step.norm("frobenius") < best.norm("frobenius")) best = step;
  }
  return best;
}

/** Smallest t > 0 with q·t² + l·t + h ≥ 0 for h < 0 and l ≥ 0, with a little to spare. */
function positiveRoot(q: number, l: number, h: number): number | null {
  const discriminant = l * l - 4 * q * h;
  if (discriminant < 0 || (q <= 0 && l === 0)) return null;
  const t = (-2 * h) / (l + Math.sqrt(discriminant));
  return Number.isFinite(t) && t > 0 ? t * (1 + 1e-9) : null;
}
