import { checkKind, type LqgGame, ownCurvature, type Role } from "@stackelberg/game";
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
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { nashResponse } = await import("@stackelberg/solvers");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { strategyMatrix } = await import("@stackelberg/game");
 * // to a supply of 8 everybody draws (2·9 + 8)/3
 * const outcome = nashResponse(game, strategyMatrix(game, "leader", { supply: { constant: 8 } }));
 * expect(outcome.status === "solved" && outcome.plan.followers.get(0, 0)).toBeCloseTo(26 / 3, 9);
 * ```
 */
export function nashResponse(game: LqgGame, leader: Matrix): PlanOutcome {
  checkKind(game, "lqg", { lqg: "nashResponse", classes: "classNashResponse" });
  const fixed = leader.to2DArray().map((coefficients): ActionPart => {
    return { kind: "prescribed", coefficients };
  });
  return othersRespond(game, fixed);
}

/** Everybody else in Nash response to what becomes of the leader's actions. */
export function othersRespond(game: LqgGame, leader: readonly ActionPart[]): PlanOutcome {
  const followers = everyAction(game, "followers", "responds");
  const major = everyAction(game, "major", "responds");
  return withResponses({ game, parts: { followers, major, leader } });
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
      reason: `the cost of the ${role} has curvature ${Number(lowest.toPrecision(6))} in its own action, so no response is a minimum`,
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
