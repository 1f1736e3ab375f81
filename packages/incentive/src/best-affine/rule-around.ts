import { informationOf, type LqgGame, type Plan } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { expectedSignal } from "../induced/reaction-game.ts";
import type { BestAffineRule } from "../rule/incentive-rule.ts";

/** The affine rule that expects a plan: what surprises the leader is what differs from it. */
export function ruleAround(
  game: LqgGame,
  plan: Plan,
  { gain, optimum }: { readonly gain: Matrix; readonly optimum: string },
): BestAffineRule {
  return {
    kind: "best-affine",
    policy: plan.leader.to2DArray(),
    reaction: gain.to2DArray(),
    expected: expectedSignal(game, plan).to2DArray(),
    columns: { policy: informationOf(game, "leader").names },
    optimum,
  };
}
