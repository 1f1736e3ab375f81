import { GameError } from "@stackelberg/game";

/** The team problem is convex and has no minimum. */
export function unboundedTeamCost(reason: string): GameError {
  return new GameError(
    "STACKELBERG_LEADER_COST_UNBOUNDED",
    "the leader's cost is convex but unbounded below in what she would control",
    {
      path: ["leader", "cost"],
      found: reason,
      expected: "a convex cost that is bounded below",
    },
  );
}
