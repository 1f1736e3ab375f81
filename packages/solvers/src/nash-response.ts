import { type LqgGame, ownCurvature, type Role } from "@stackelberg/game";
import { EigenvalueDecomposition, type Matrix } from "ml-matrix";
import { everyAction } from "./plan-parts.ts";
import type { ActionPart, PlanProblem } from "./plan-problem.ts";
import { type PlanOutcome, solvePlan, type UnsolvedPlan } from "./solve-plan.ts";

/**
 * The followers' (and the major's) equilibrium under a fixed strategy of the leader that ignores
 * actions: E[c_u + ν·c_ū | y_i] = 0 and, with a major, E[c_M,uM | z] = 0.
 *
 * @param leader - B, leader actions × her static information.
 * @returns `no-equilibrium` where a follower's own cost is not convex in its own action;
 * `not-unique` where the response equations are singular.
 */
export function nashResponse(game: LqgGame, leader: Matrix): PlanOutcome {
  const fixed = leader.to2DArray().map((coefficients): ActionPart => {
    return { kind: "prescribed", coefficients };
  });
  return withResponses({
    game,
    parts: {
      followers: everyAction(game, "followers", "responds"),
      major: everyAction(game, "major", "responds"),
      leader: fixed,
    },
  });
}

/** {@link solvePlan}, after checking that responses are minima and not just stationary. */
export function withResponses(problem: PlanProblem): PlanOutcome {
  return responseObstacle(problem) ?? solvePlan(problem);
}

function responseObstacle({ game, parts }: PlanProblem): UnsolvedPlan | null {
  for (const role of ["followers", "major"] as const) {
    if (!parts[role].some((part) => part.kind === "responds")) continue;
    const lowest = lowestOwnCurvature(game, role);
    if (lowest >= 0) continue;
    return {
      status: "no-equilibrium",
      reason: `the cost of the ${role} has curvature ${lowest} in its own action, so no response is a minimum`,
    };
  }
  return null;
}

function lowestOwnCurvature(game: LqgGame, role: Role): number {
  const curvature = ownCurvature(game, role);
  if (curvature.rows === 1) return curvature.get(0, 0);
  const { realEigenvalues } = new EigenvalueDecomposition(curvature, { assumeSymmetric: true });
  const lowest = Math.min(...realEigenvalues);
  return lowest >= -1e-13 * Math.max(...realEigenvalues) ? Math.max(lowest, 0) : lowest;
}
