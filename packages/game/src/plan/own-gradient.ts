import { Matrix } from "ml-matrix";
import { reducedBasis } from "../information/reduced-basis.ts";
import type { LqgGame, Role } from "../model/lqg-game.ts";
import { memoized } from "../model/memoized.ts";

/**
 * D with Dζ = the derivative of a role's own cost in its own action: c_u + ν·c_ū for a follower,
 * c_M,uM for a major, the leader's L_u0 for her. The leader's reaction is not included.
 *
 * @returns Actions × ζ.
 */
export function ownGradientRows(game: LqgGame, role: Role): Matrix {
  return gradients(game)[role]();
}

/** Rows by role, each computed once per game. */
const gradients = memoized((game: LqgGame) => {
  const once = (role: Role) => {
    let rows: Matrix | null = null;
    return () => {
      rows ??= gradientRows(game, role);
      return rows;
    };
  };
  return { leader: once("leader"), major: once("major"), followers: once("followers") };
});

function gradientRows(game: LqgGame, role: Role): Matrix {
  const { layout, nu } = reducedBasis(game);
  const cost = (game[role] ?? game.leader).cost;
  const take = ({ start, size }: { readonly start: number; readonly size: number }) =>
    cost.subMatrix(start, start + size - 1, 0, cost.columns - 1);
  if (role === "leader") return take(layout.leaderAction);
  if (role === "major") return take(layout.majorAction);
  return Matrix.add(take(layout.action), take(layout.meanAction).mul(nu));
}

/**
 * Curvature H₀ of a role's own cost in its own action: c_uu + ν(c_uū + c_ūu) + ν²c_ūū for a
 * follower, the diagonal block of the own action otherwise. The leader's reaction is not included.
 */
export function ownCurvature(game: LqgGame, role: Role): Matrix {
  const { layout, nu } = reducedBasis(game);
  const rows = ownGradientRows(game, role);
  const columns = ({ start, size }: { readonly start: number; readonly size: number }) =>
    rows.subMatrix(0, rows.rows - 1, start, start + size - 1);
  if (role === "leader") return columns(layout.leaderAction);
  if (role === "major") return columns(layout.majorAction);
  return Matrix.add(columns(layout.action), columns(layout.meanAction).mul(nu));
}
