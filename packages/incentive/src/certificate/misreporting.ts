import {
  informationOf,
  type LqgGame,
  type Payer,
  type Plan,
  pays,
  reducedBasis,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { OwnPaymentRule, ReactionRule } from "../rule/incentive-rule.ts";
import type { Payments } from "../rule/payment-form.ts";
import { constantExploitability } from "./exploitability.ts";
import {
  followerCondition,
  type MonitoredCondition,
  monitoredCondition,
  type PlayerCondition,
} from "./recomputed-condition.ts";

/** What one player saves at most by reporting another reading than it has, acting as suits it. */
export interface Misreporting {
  /** A follower; `null` where the rule is such that this is not computed. */
  readonly followers: number | null;
  /** The major follower; `null` without one, or where it is not computed. */
  readonly major: number | null;
}

/** Everything announced, at a plan. */
export interface Announced {
  /** The target, to which a payment by reading refers. */
  readonly target: Plan;
  /** What everybody does. */
  readonly plan: Plan;
  readonly rule: ReactionRule | null;
  readonly payments: Payments;
}

/**
 * If readings were reported instead of measured: the most that one player saves by a report
 * y′ = y + δ together with a deviation d of its action. Its cost changes by
 *
 *     fᵀd − (A₁ᵀQ_T − Pᵀκ̄)ᵀδ + ½dᵀHd + δᵀ(Q₁ᵀ + PᵀX)d + ½δᵀ(PᵀC₀₀P − Q₁ᵀA₁ − A₁ᵀQ₁)δ,
 *
 * with Q_T(y) = Q₀ + Q₁y a payment by reading, P how the leader's action follows the report and
 * X = c_0u + ν·c_0ū + C₀₀Q how the player feels that. It is quadratic, so the most is exact: 0 if the
 * announced rules use no report, `Infinity` if far enough reports save without limit.
 */
export function misreporting(game: LqgGame, paid: LqgGame, announced: Announced): Misreporting {
  const varying = announced.rule !== null && announced.rule.kind !== "constant";
  const watched = game.major ? "major" : "followers";
  const of = (role: Payer) =>
    varying && role === watched && !pays(game, role) ? null : saving(game, paid, announced, role);
  return { followers: of("followers"), major: game.major ? of("major") : null };
}

function saving(game: LqgGame, paid: LqgGame, announced: Announced, role: Payer): number {
  const watched = role === (game.major ? "major" : "followers");
  const condition = (watched ? monitoredCondition : followerCondition)(paid, announced.plan);
  const parts = [
    paymentPart(game, announced, role),
    ...(watched && game.leader.actions.length > 0
      ? [reactionPart(game, paid, announced, role)]
      : []),
  ];
  const { slope, curvature } = together(condition, parts);
  return constantExploitability(slope, curvature, condition.scale).value;
}

/** What reports add to the own slope and curvature: blocks over (d, δ). */
interface ReportPart {
  /** Added to the slope against d, actions × e. */
  readonly direct: Matrix | null;
  /** Slope against δ, directions × e. */
  readonly slope: Matrix;
  /** Added to the curvature against d. */
  readonly own: Matrix | null;
  /** δ × d. */
  readonly cross: Matrix;
  /** δ × δ. */
  readonly report: Matrix;
}

function paymentPart(game: LqgGame, { target, payments }: Announced, role: Payer): ReportPart {
  const rule = payments[role];
  const a = slopeOf(game, role, target[role] as Matrix);
  const n = a.columns;
  if (rule?.kind !== "own-payment") {
    const e = reducedBasis(game).factor.columns;
    return {
      direct: null,
      slope: Matrix.zeros(n, e),
      own: null,
      cross: Matrix.zeros(n, a.rows),
      report: Matrix.zeros(n, n),
    };
  }
  const q = matrix((rule satisfies OwnPaymentRule).Q);
  const q1 = slopeOf(game, role, q);
  const images = q.mmul(informationOf(game, role).rows).mmul(reducedBasis(game).factor);
  const bent = q1.transpose().mmul(a);
  return {
    direct: null,
    slope: a.transpose().mmul(images).mul(-1),
    own: null,
    cross: q1.transpose(),
    report: Matrix.add(bent, bent.transpose()).mul(-1),
  };
}

function reactionPart(
  game: LqgGame,
  paid: LqgGame,
  { target, plan, rule }: Announced,
  role: Payer,
): ReportPart {
  const condition: MonitoredCondition = monitoredCondition(paid, plan);
  const { cross, leaderCurvature, authority } = condition;
  const gain =
    rule?.kind === "constant" ? matrix(rule.gain) : Matrix.zeros(cross.rows, cross.columns);
  const moved = followed(game, plan.leader, role);
  moved.sub(gain.mmul(slopeOf(game, role, target[role] as Matrix)));
  const mixed = gain.transpose().mmul(cross);
  const felt = Matrix.add(cross, leaderCurvature.mmul(gain));
  return {
    direct: gain.transpose().mmul(authority),
    slope: moved.transpose().mmul(authority),
    own: Matrix.add(mixed, mixed.transpose()).add(
      gain.transpose().mmul(leaderCurvature).mmul(gain),
    ),
    cross: moved.transpose().mmul(felt),
    report: moved.transpose().mmul(leaderCurvature).mmul(moved),
  };
}

/** How the leader's own plan follows one player's report: ν times her coefficients on the mean. */
function followed(game: LqgGame, policy: Matrix, role: Payer): Matrix {
  const { names, rows } = informationOf(game, role);
  const known = informationOf(game, "leader").names;
  const basis = reducedBasis(game);
  const directions = informationOf(game, role).orthonormal.mmul(basis.factor);
  const readings = rows.mmul(basis.factor).mmul(directions.transpose());
  const weight = role === "followers" ? basis.nu : 1;
  const moved = Matrix.zeros(policy.rows, directions.rows - 1);
  names.forEach((name, k) => {
    const column = known.indexOf(role === "followers" ? `mean(${name})` : `major(${name})`);
    if (k === 0 || column < 0) return;
    for (let i = 0; i < policy.rows; i++) {
      for (let r = 0; r < moved.columns; r++) {
        const step = weight * policy.get(i, column) * readings.get(k, r + 1);
        moved.set(i, r, moved.get(i, r) + step);
      }
    }
  });
  return moved;
}

/** Coefficients of an affine strategy on the standardised readings. */
function slopeOf(game: LqgGame, role: Payer, strategy: Matrix): Matrix {
  const { rows, orthonormal } = informationOf(game, role);
  const { factor } = reducedBasis(game);
  const all = strategy.mmul(rows).mmul(factor).mmul(orthonormal.mmul(factor).transpose());
  return all.columns === 1
    ? Matrix.zeros(all.rows, 0)
    : all.subMatrix(0, all.rows - 1, 1, all.columns - 1);
}

function together(
  { gradient, curvature }: PlayerCondition,
  parts: readonly ReportPart[],
): { slope: Matrix; curvature: Matrix } {
  const actions = curvature.rows;
  const reports = parts[0]?.report.rows ?? 0;
  const size = actions + reports;
  const slope = Matrix.zeros(size, gradient.columns);
  const matrix = Matrix.zeros(size, size);
  const put = (into: Matrix, block: Matrix | null, row: number, column: number) => {
    for (let i = 0; i < (block?.rows ?? 0); i++) {
      for (let j = 0; j < (block?.columns ?? 0); j++) {
        const [r, c] = [row + i, column + j];
        into.set(r, c, into.get(r, c) + (block?.get(i, j) ?? 0));
      }
    }
  };
  put(slope, gradient, 0, 0);
  put(matrix, curvature, 0, 0);
  for (const part of parts) {
    put(slope, part.direct, 0, 0);
    put(slope, part.slope, actions, 0);
    put(matrix, part.own, 0, 0);
    put(matrix, part.cross, actions, 0);
    put(matrix, part.cross.transpose(), 0, actions);
    put(matrix, part.report, actions, actions);
  }
  return { slope, curvature: matrix };
}

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return new Matrix(rows.map((row) => [...row]));
}
