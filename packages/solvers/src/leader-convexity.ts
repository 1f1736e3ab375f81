import { blockAt, GameError, type LqgGame, type Span, zetaLayout } from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

const TOLERANCE = 1e-10;

/** Actions that a team would control together. */
export interface TeamActions {
  /** The actions of one player in ζ. */
  readonly own: Span;
  /** Their mean over the followers; `null` for a single player. */
  readonly mean: Span | null;
  /** One per action. */
  readonly names: readonly string[];
  /** Number of players. */
  readonly count: number;
}

/**
 * Checks that the leader's cost is convex in everything that a team would control. With
 * u_i = ū + d_i and Σd_i = 0 the average cost splits into ½ avg dᵀL_uu d, class by class, and a
 * quadratic form in the means and single actions, so convexity is that of small matrices, whatever N
 * is. Semidefinite is fine.
 *
 * @throws `GameError` `STACKELBERG_LEADER_COST_NOT_CONVEX`.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { assertLeaderCostConvex } = await import("@stackelberg/solvers");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + (-2)*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * expect(() => assertLeaderCostConvex(game)).toThrow("convex");
 * ```
 */
export function assertLeaderCostConvex(game: LqgGame): void {
  const { action, meanAction, majorAction, leaderAction } = zetaLayout(game);
  const { followers, major, leader, count } = game;
  assertTeamCostConvex(leader.cost, [
    { own: action, mean: meanAction, names: followers.actions, count },
    { own: majorAction, mean: null, names: major?.actions ?? [], count: 1 },
    { own: leaderAction, mean: null, names: leader.actions, count: 1 },
  ]);
}

/** The same for any team. */
export function assertTeamCostConvex(cost: Matrix, team: readonly TeamActions[]): void {
  const filled = team.filter(({ own }) => own.size > 0);
  const size = filled.reduce((sum, { own }) => sum + own.size, 0);
  const common = Matrix.zeros(size, size);
  let row = 0;
  for (const a of filled) {
    let column = 0;
    for (const b of filled) {
      common.setSubMatrix(movedTogether(cost, a, b), row, column);
      column += b.own.size;
    }
    row += a.own.size;
  }
  const names = filled.flatMap(({ mean, names }) => names.map((n) => (mean ? `mean(${n})` : n)));
  assertSemidefinite(common, names);
  for (const { own, mean, names, count } of filled) {
    if (mean && count > 1) assertSemidefinite(blockAt(cost, own, own), names);
  }
}

/** The curvature when all players of a group move by the same step. */
function movedTogether(cost: Matrix, a: TeamActions, b: TeamActions): Matrix {
  const spans = ({ own, mean }: TeamActions) => (mean ? [own, mean] : [own]);
  const block = Matrix.zeros(a.own.size, b.own.size);
  for (const rows of spans(a)) {
    for (const columns of spans(b)) block.add(blockAt(cost, rows, columns));
  }
  return block;
}

function assertSemidefinite(matrix: Matrix, names: readonly string[]): void {
  const n = matrix.rows;
  if (n === 0) return;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const lowest = Math.min(...realEigenvalues);
  const scale = Math.max(...realEigenvalues.map(Math.abs));
  if (lowest >= -TOLERANCE * scale) return;
  const k = realEigenvalues.indexOf(lowest);
  const direction = names
    .map((name, i) => ({ name, share: eigenvectorMatrix.get(i, k) }))
    .filter(({ share }) => Math.abs(share) > 1e-6)
    .map(({ name, share }) => `${share.toPrecision(3)} in ${name}`)
    .join(", ");
  throw new GameError(
    "STACKELBERG_LEADER_COST_NOT_CONVEX",
    "the leader's cost is not convex in what she would control, so her team problem is unbounded below",
    {
      path: ["leader", "cost"],
      found: `curvature ${lowest.toPrecision(4)} along a step of ${direction}`,
      expected: "a convex cost (semidefinite is fine)",
    },
  );
}
