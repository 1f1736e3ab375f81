import type { PlanOutcome, SolvedPlan } from "@stackelberg/solvers";

/** The plan of an outcome that must be solved. */
export function solved(outcome: PlanOutcome): SolvedPlan {
  if (outcome.status === "solved") return outcome;
  throw new Error(`${outcome.status}: ${outcome.reason}`);
}
