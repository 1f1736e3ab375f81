import {
  blockAt,
  type LqgGame,
  ownCurvature,
  ownGradientRows,
  reducedBasis,
  type Span,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { collectiveStability } from "../certificate/collective-stability.ts";
import { smallestEigenvalue } from "../certificate/smallest-eigenvalue.ts";

/** Whoever the rule reacts to; both where followers and a major feel it. */
export function lowestCurvature(induced: LqgGame): number {
  const followers = smallestEigenvalue(ownCurvature(induced, "followers"));
  return induced.major
    ? Math.min(followers, smallestEigenvalue(ownCurvature(induced, "major")))
    : followers;
}

/** Modes of the followers' responses: D_u + D_ū together, D_u apart, D the own gradient. */
export function collectiveModes(induced: LqgGame): {
  symmetricMode: number | null;
  unique: boolean | null;
} {
  if (induced.major) return { symmetricMode: null, unique: null };
  const { layout } = reducedBasis(induced);
  const rows = ownGradientRows(induced, "followers");
  const columns = (span: Span) => blockAt(rows, { start: 0, size: rows.rows }, span);
  const apart = columns(layout.action);
  const together = Matrix.add(apart, columns(layout.meanAction));
  return collectiveStability(induced, ownCurvature(induced, "followers"), { together, apart });
}
