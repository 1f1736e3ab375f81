import {
  blockAt,
  type ClassGame,
  type ClassView,
  classBasis,
  classGradientRows,
  rowsAt,
  type Span,
  symmetricPart,
} from "@stackelberg/game";
import { type ActionPart, classForm, solveStrategies } from "@stackelberg/solvers";
import { LuDecomposition, Matrix } from "ml-matrix";
import { isRegularMode } from "../certificate/collective-stability.ts";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";

/** How the followers of all classes stand together. */
export interface JointStability {
  /**
   * Smallest eigenvalue of the symmetric part of J, J_kl how the own gradient of class k moves when
   * all members of class l shift by the same constant. In the limit ±`Infinity`, or `null` where
   * lim J/N is of neither sign; `null` too where a gain varies.
   */
  readonly symmetricMode: number | null;
  /** Whether no other affine Nash response exists; `null` where it is not decided. */
  readonly unique: boolean | null;
}

const UNDECIDED: JointStability = { symmetricMode: null, unique: null };
const ROUNDING = 1e-12;

/**
 * Stability and uniqueness under u0 = u0* + Σ_k Σ_i∈k Q_k(u_i − u_i*) with constant gains. With
 * D_k = c_u + ν_k·c_ū + Q_kᵀc_0 the own gradient of a member of class k under the rule and
 * M_kl = D_k,ū_l + n_l·D_k,u0·Q_l what it feels of a shift of the mean of class l,
 *
 *     J_kl = δ_kl·D_k,u_k + M_kl.
 *
 * The response is unique iff the first-order conditions of all classes together are a regular linear
 * system in their strategies, and steps within a class that cancel in its mean (D_k,u_k) are regular.
 *
 * @param views - The classes at the target.
 * @param gains - Q_k, leader actions × actions of the class; `null` where it is not constant.
 */
export function jointStability(
  game: ClassGame,
  views: readonly ClassView[],
  gains: readonly (Matrix | null)[],
): JointStability {
  const constant = gains.filter((gain) => gain !== null);
  if (constant.length < views.length) return UNDECIDED;
  const { layout } = classBasis(game);
  const { rows, felt } = inducedRows(game, constant);
  if (game.count === Number.POSITIVE_INFINITY) {
    const shared = felt.map((of) =>
      of.map((block, l) => Matrix.mul(block, game.classes[l]?.share ?? 0)),
    );
    const limit = blockMatrix(shared);
    if (limit.norm() > ROUNDING * sizeOf(rows, constant)) {
      return { symmetricMode: signOf(limit), unique: null };
    }
  }
  const { apart, means, together } = shifts(game, views, { rows, felt });
  const { together: terms } = shifts(game, views, inducedRows(game, constant, Matrix.abs));
  const curvature = (k: number) => {
    const { meanAction } = at(layout.classes, k);
    const perCapita = columnsOf(at(rows, k), meanAction).mul(1 / at(views, k).game.count);
    return Matrix.add(at(apart, k), perCapita).add(at(at(felt, k), k));
  };
  return {
    symmetricMode: smallestEigenvalue(symmetricPart(together)),
    unique:
      isRegularAgainst(together, terms) &&
      respondOnce(game, rows, means) &&
      views.every((view, k) => {
        return view.game.count === 1 || isRegularMode(view.game, curvature(k), at(apart, k));
      }),
  };
}

interface InducedRows {
  /** D_k. */
  readonly rows: readonly Matrix[];
  /** D_k,u0·Q_l: what a member of class k feels of one of class l through the leader. */
  readonly felt: readonly (readonly Matrix[])[];
}

/**
 * @param of - Applied to all that is multiplied and added: the identity, or absolute values for the
 * size of the terms.
 */
function inducedRows(
  game: ClassGame,
  gains: readonly Matrix[],
  of: (matrix: Matrix) => Matrix = (matrix) => matrix,
): InducedRows {
  const { leaderAction } = classBasis(game).layout;
  const known = gains.map(of);
  const rows = classGradientRows(game).map((own, k) => {
    const cost = (game.classes[k] ?? game.leader).cost;
    return Matrix.add(
      of(own),
      at(known, k)
        .transpose()
        .mmul(of(rowsAt(cost, leaderAction))),
    );
  });
  const felt = rows.map((row) => known.map((gain) => columnsOf(row, leaderAction).mmul(gain)));
  return { rows, felt };
}

/** D_k,u_k, the blocks M_kl, and J. */
function shifts(game: ClassGame, views: readonly ClassView[], { rows, felt }: InducedRows) {
  const { layout } = classBasis(game);
  const apart = rows.map((row, k) => columnsOf(row, at(layout.classes, k).action));
  const means = rows.map((row, k) =>
    layout.classes.map(({ meanAction }, l) => {
      const { count } = at(views, l).game;
      const direct = columnsOf(row, meanAction);
      return count === Number.POSITIVE_INFINITY
        ? direct
        : direct.add(Matrix.mul(at(at(felt, k), l), count));
    }),
  );
  const together = means.map((of, k) =>
    of.map((block, l) => (k === l ? Matrix.add(block, at(apart, k)) : block)),
  );
  return { apart, means, together: blockMatrix(together) };
}

/** Pivots below this share of the terms that a row is the sum of are what rounding leaves of 0. */
const CANCELLED = 64 * Number.EPSILON;

/** Whether a matrix is regular, each row in units of the largest sum of terms in it. */
function isRegularAgainst(matrix: Matrix, terms: Matrix): boolean {
  const scaled = matrix.clone();
  for (let i = 0; i < scaled.rows; i++) {
    const size = Math.max(...terms.getRow(i));
    if (size === 0) return false;
    scaled.mulRow(i, 1 / size);
  }
  const upper = new LuDecomposition(scaled).upperTriangularMatrix;
  return upper.diagonal().every((pivot) => Math.abs(pivot) > CANCELLED);
}

function at<Value>(list: readonly Value[], k: number): Value {
  return list[k] as Value;
}

function columnsOf(row: Matrix, span: Span): Matrix {
  return blockAt(row, { start: 0, size: row.rows }, span);
}

/** The size of the numbers that reactions are made of. */
function sizeOf(rows: readonly Matrix[], gains: readonly Matrix[]): number {
  const gain = Math.max(1, ...gains.map((each) => each.norm()));
  return gain * Math.max(...rows.map((row) => row.norm()));
}

/** ±∞ where lim J/N has a sign. */
function signOf(limit: Matrix): number | null {
  const symmetric = symmetricPart(limit);
  const lowest = smallestEigenvalue(symmetric);
  const rounding = ROUNDING * symmetric.norm();
  if (lowest < -rounding) return Number.NEGATIVE_INFINITY;
  return lowest > rounding ? Number.POSITIVE_INFINITY : null;
}

function blockMatrix(blocks: readonly (readonly Matrix[])[]): Matrix {
  const rows = blocks.map((of) => of.reduce((wide, block) => beside(wide, block), EMPTY));
  return rows.reduce((tall, row) => beside(tall.transpose(), row.transpose()).transpose(), EMPTY);
}

const EMPTY = Matrix.zeros(0, 0);

function beside(left: Matrix, right: Matrix): Matrix {
  if (left.columns === 0) return right;
  const matrix = Matrix.zeros(right.rows, left.columns + right.columns);
  matrix.setSubMatrix(left, 0, 0);
  matrix.setSubMatrix(right, 0, left.columns);
  return matrix;
}

/** Whether all classes have one response to a rule that moves with their means: a linear solve. */
function respondOnce(
  game: ClassGame,
  rows: readonly Matrix[],
  means: readonly (readonly Matrix[])[],
): boolean {
  const { layout } = classBasis(game);
  const form = classForm(game);
  const induced = rows.map((row, k) => {
    const result = row.clone();
    layout.classes.forEach(({ meanAction }, l) => {
      result.setSubMatrix(at(at(means, k), l), 0, meanAction.start);
    });
    return result;
  });
  const responds = (actions: readonly string[]) =>
    actions.map((): ActionPart => ({ kind: "responds" }));
  const coefficients = (form.roles.at(-1)?.information.names ?? []).map(() => 0);
  const still = game.leader.actions.map((): ActionPart => ({ kind: "prescribed", coefficients }));
  const parts = [...game.classes.map(({ actions }) => responds(actions)), still];
  const roles = form.roles.map((role, position) => {
    const own = induced[position];
    return own ? { ...role, gradientRows: () => own } : role;
  });
  return solveStrategies({ ...form, roles }, parts).status === "solved";
}
