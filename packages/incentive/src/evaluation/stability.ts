import { type LqgGame, ownCurvature } from "@stackelberg/game";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";

/** Whoever the rule reacts to; both where followers and a major feel it. */
export function lowestCurvature(induced: LqgGame): number {
  const followers = smallestEigenvalue(ownCurvature(induced, "followers"));
  return induced.major
    ? Math.min(followers, smallestEigenvalue(ownCurvature(induced, "major")))
    : followers;
}
