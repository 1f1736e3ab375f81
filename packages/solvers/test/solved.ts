import type { UnsolvedPlan } from "@stackelberg/solvers";

/** The plan of an outcome that must be solved. */
export function solved<Solved extends { readonly status: "solved" }>(
  outcome: Solved | UnsolvedPlan,
): Solved {
  if (outcome.status === "solved") return outcome;
  throw new Error(`${outcome.status}: ${outcome.reason}`);
}
