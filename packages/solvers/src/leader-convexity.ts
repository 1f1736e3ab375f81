import { GameError, type LqgGame, type Span, zetaLayout } from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

const TOLERANCE = 1e-10;

/**
 * Checks that the leader's cost is convex in everything that a team would control. With
 * u_i = ū + d_i and Σd_i = 0 the average cost splits into ½ avg dᵀL_uu d and a quadratic form in
 * (ū, uM, u0), so convexity is that of two small matrices, whatever N is. Semidefinite is fine.
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
  const cost = game.leader.cost;
  const block = (a: Span, b: Span) =>
    Matrix.zeros(a.size, b.size).apply(function (this: Matrix, i, j) {
      this.set(i, j, cost.get(a.start + i, b.start + j));
    });
  const together = [action, majorAction, leaderAction];
  const size = together.reduce((sum, s) => sum + s.size, 0);
  const common = Matrix.zeros(size, size);
  let row = 0;
  for (const a of together) {
    let column = 0;
    for (const b of together) {
      let entry = block(a, b);
      if (a === action) entry = Matrix.add(entry, block(meanAction, b));
      if (b === action) entry = Matrix.add(entry, block(a, meanAction));
      if (a === action && b === action) entry = Matrix.add(entry, block(meanAction, meanAction));
      if (a.size > 0 && b.size > 0) common.setSubMatrix(entry, row, column);
      column += b.size;
    }
    row += a.size;
  }
  const names = [
    ...game.followers.actions.map((name) => `mean(${name})`),
    ...(game.major?.actions ?? []),
    ...game.leader.actions,
  ];
  assertSemidefinite(common, names);
  if (game.count > 1) assertSemidefinite(block(action, action), game.followers.actions);
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
