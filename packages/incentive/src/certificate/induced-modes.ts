import {
  blockAt,
  type LqgGame,
  ownCurvature,
  ownGradientRows,
  reducedBasis,
  type Span,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { collectiveStability } from "./collective-stability.ts";

/**
 * How the followers of a game without a reacting leader stand together: D_u + D_ū as all move by
 * the same step, D_u apart, D the own gradient. Nothing is decided beside a major follower.
 */
export function inducedModes(induced: LqgGame): {
  readonly symmetricMode: number | null;
  readonly unique: boolean | null;
} {
  if (induced.major) return { symmetricMode: null, unique: null };
  const { layout } = reducedBasis(induced);
  const rows = ownGradientRows(induced, "followers");
  const columns = (span: Span) => blockAt(rows, { start: 0, size: rows.rows }, span);
  const apart = columns(layout.action);
  const together = Matrix.add(apart, columns(layout.meanAction));
  return collectiveStability(induced, ownCurvature(induced, "followers"), { together, apart });
}
