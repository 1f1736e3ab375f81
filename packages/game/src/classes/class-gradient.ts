import { Matrix } from "ml-matrix";
import type { Span } from "../model/layout.ts";
import { rowsAt } from "../model/matrix-block.ts";
import { memoized } from "../model/memoized.ts";
import { classBasis } from "./class-basis.ts";
import type { ClassGame } from "./class-game.ts";

/**
 * D_k with D_k·ζ = the derivative of a member's own cost in its own action, c_u + ν_k·c_ū, class by
 * class. The leader's reaction is not included.
 *
 * @returns One matrix per class, actions × ζ.
 */
export const classGradientRows: (game: ClassGame) => readonly Matrix[] = memoized(
  (game: ClassGame) => {
    const { layout, nu } = classBasis(game);
    return layout.classes.map(({ action, meanAction }, k) => {
      const cost = (game.classes[k] ?? game.leader).cost;
      return Matrix.add(rowsAt(cost, action), rowsAt(cost, meanAction).mul(nu[k] ?? 0));
    });
  },
);

/** H₀ of class k: c_uu + ν_k(c_uū + c_ūu) + ν_k²c_ūū, a member's curvature in its own action. */
export function classCurvature(game: ClassGame, k: number): Matrix {
  const { layout, nu } = classBasis(game);
  const spans = layout.classes[k];
  const rows = classGradientRows(game)[k];
  if (!spans || !rows) throw new RangeError(`the game has no class ${k}`);
  const columns = ({ start, size }: Span) =>
    rows.subMatrix(0, rows.rows - 1, start, start + size - 1);
  return Matrix.add(columns(spans.action), columns(spans.meanAction).mul(nu[k] ?? 0));
}
