import type { LqgGame, Plan } from "@stackelberg/game";
import { staticPlan, staticStackelberg } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { expectedSignal, reactionGame } from "../induced/reaction-game.ts";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import { type GainFamily, gainFamily } from "./gain-family.ts";
import { curvaturesAt, systemAt } from "./gain-line.ts";
import { staticMinimum } from "./static-minimum.ts";

/** What everybody does under a reaction, with the leader's policy that is best for it. */
export type ReactionResponse =
  | { readonly status: "solved"; readonly plan: Plan; readonly unique: boolean }
  | { readonly status: "none"; readonly reason: string };

/**
 * The leader's best policy for a given reaction R to surprises about a plan, through the Nash response
 * to both.
 *
 * Where the conditions for it are regular with her deviation on the path as an unknown, they are solved
 * as they are: then R acts through the players' own steps and through what she cannot foresee, and a
 * reaction of order N leaves numbers of order 1. Elsewhere her best policy is found in deviations.
 */
export function bestResponse(game: LqgGame, plan: Plan, gain: Matrix): ReactionResponse {
  return responseOnPath(game, plan, gain) ?? responseInDeviations(game, plan, gain);
}

/** The response, found once more from itself: what is left to find is small then, and so is rounding. */
export function refinedResponse(game: LqgGame, plan: Plan, gain: Matrix): ReactionResponse {
  const first = bestResponse(game, plan, gain);
  if (first.status !== "solved") return first;
  const second = bestResponse(game, first.plan, gain);
  return second.status === "solved" ? second : first;
}

/** A player's curvature below this share of its terms is negative. */
const FLAT = 1e-10;

function responseOnPath(game: LqgGame, plan: Plan, gain: Matrix): ReactionResponse | null {
  const family = gainFamily(game)(plan);
  if (!isConvex(family, gain)) return null;
  const strategies = staticMinimum(systemAt(family, gain));
  if (!strategies) return null;
  return { status: "solved", plan: moved(plan, staticPlan(game, strategies)), unique: true };
}

function isConvex(family: GainFamily, gain: Matrix): boolean {
  return curvaturesAt(family, gain).every(
    ({ curvature, size }) => smallestEigenvalue(curvature) >= -FLAT * size,
  );
}

function responseInDeviations(game: LqgGame, plan: Plan, gain: Matrix): ReactionResponse {
  const expected = expectedSignal(game, plan);
  const outcome = staticStackelberg(
    reactionGame(game, plan, { policy: plan.leader, gain, expected }),
  );
  if (outcome.status !== "solved") return { status: "none", reason: outcome.reason };
  const response = moved(plan, { ...outcome.plan, leader: Matrix.mul(plan.leader, 0) });
  const surprise = Matrix.sub(expectedSignal(game, response), expected);
  const leader = Matrix.add(plan.leader, outcome.plan.leader).add(gain.mmul(surprise));
  return { status: "solved", plan: { ...response, leader }, unique: outcome.unique };
}

function moved(plan: Plan, by: Plan): Plan {
  return {
    followers: Matrix.add(plan.followers, by.followers),
    major: plan.major && by.major ? Matrix.add(plan.major, by.major) : plan.major,
    leader: Matrix.add(plan.leader, by.leader),
  };
}
