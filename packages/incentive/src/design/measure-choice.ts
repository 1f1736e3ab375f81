import { type LqgGame, pays } from "@stackelberg/game";
import { incentiveCondition, type Monitored } from "../condition/incentive-condition.ts";
import { paidGame } from "../rule/payment-form.ts";
import type { IncentiveSolver } from "../solver/incentive-solver.ts";
import {
  type Attempt,
  attemptOf,
  type Measure,
  measureWith,
  paymentsOf,
  type Workbench,
} from "./measure.ts";
import { chosenPayment } from "./payment-choice.ts";
import { chosenReaction, type Wish } from "./reaction-choice.ts";

/**
 * Whom the leader has to steer: every payer by a payment of its own, and the player that she
 * monitors by a reaction of her common action, unless that player pays.
 */
export function steeredPlayers(
  game: LqgGame,
): readonly { readonly monitored: Monitored; readonly by: "payment" | "reaction" }[] {
  const payers = (["followers", "major"] as const).filter((payer) => pays(game, payer));
  const paying = payers.map((monitored) => ({ monitored, by: "payment" as const }));
  const watched = game.major ? "major" : "followers";
  if (payers.includes(watched)) return paying;
  return [...paying, { monitored: watched, by: "reaction" }];
}

/** The measures that hold the target, one per steered player. A wish is about the first one. */
export function chosenMeasures(bench: Workbench, wish: Wish): Attempt {
  const { target } = bench;
  let attempt: Attempt | null = null;
  for (const { monitored, by } of steeredPlayers(bench.game)) {
    const before: readonly Measure[] = attempt?.measures ?? [];
    const asked = before.length === 0 ? wish : {};
    const game = paidGame(bench.game, target.plan, paymentsOf(before));
    const condition = incentiveCondition(game, target.plan, monitored);
    const tried = (solver: IncentiveSolver) =>
      attemptOf(bench, [...before, measureWith({ game, target }, condition, solver)]);
    attempt =
      by === "payment"
        ? chosenPayment(asked.solver, tried)
        : chosenReaction(condition, asked, tried);
  }
  return attempt ?? attemptOf(bench, []);
}
