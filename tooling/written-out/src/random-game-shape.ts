/** Sizes and kinds of a random game. */
export interface RandomGameShape {
  /** N; may be `Infinity` (then it cannot be written out). */
  readonly count: number;
  /** Numbers of common variables and of each role's private ones; 0 is allowed. */
  readonly variables: Readonly<Record<"common" | RandomRole, number>>;
  /** Numbers of actions; no major follower if its number is 0. */
  readonly actions: Readonly<Record<RandomRole, number>>;
  /** Numbers of observations; 0 is allowed. */
  readonly observations: Readonly<Record<RandomRole, number>>;
  readonly knows: "observations" | "own";
  /** `strict`: positive definite in all actions. `semidefinite`: a sum of few squares. */
  readonly leaderCost: "strict" | "semidefinite";
  /**
   * `convex`: followers' and major's costs are jointly convex in (u_i, ū, u0), or (uM, u0).
   * `general`: only in the own action, for every N, so that gains can fail by their curvature.
   */
  readonly followerCosts: "convex" | "general";
  /** `collinear`: the second observation repeats the first in another unit, the third is constant. */
  readonly readings: "generic" | "collinear";
  /** `degenerate`: covariances of rank one. */
  readonly covariances: "regular" | "degenerate";
}

/** Roles of a random game. */
export type RandomRole = "leader" | "major" | "followers";

/** A number in [0, 1), drawn afresh at each call. */
type Uniform = () => number;

/** Draws a shape of moderate size; often without a major, sometimes degenerate. */
export function randomShape(uniform: Uniform): RandomGameShape {
  const upTo = (largest: number) => Math.floor(uniform() * (largest + 1));
  const chance = (probability: number) => uniform() < probability;
  const major = chance(0.4) ? 1 + upTo(1) : 0;
  const random = chance(0.9);
  const some = (least: number, largest: number) => (random ? least + upTo(largest - least) : 0);
  return {
    count: 1 + upTo(5),
    variables: {
      common: some(1, 3),
      leader: some(0, 2),
      major: major > 0 ? some(0, 2) : 0,
      followers: some(0, 3),
    },
    actions: { leader: 1 + upTo(2), major, followers: 1 + upTo(2) },
    observations: { leader: upTo(2), major: major > 0 ? upTo(2) : 0, followers: 1 + upTo(2) },
    knows: chance(0.7) ? "observations" : "own",
    leaderCost: chance(0.75) ? "strict" : "semidefinite",
    followerCosts: chance(0.6) ? "convex" : "general",
    readings: chance(0.8) ? "generic" : "collinear",
    covariances: chance(0.85) ? "regular" : "degenerate",
  };
}
