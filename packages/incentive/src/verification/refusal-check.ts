import { expectedCosts, type LqgGame, type Plan, reducedBasis } from "@stackelberg/game";
import type { SolvedPlan } from "@stackelberg/solvers";
import { constantGain } from "../constant-gain.ts";
import { epsilonIncentive } from "../epsilon-incentive.ts";
import { leastGainEnergy } from "../gain-energy.ts";
import { incentiveCondition } from "../incentive-condition.ts";
import type { IncentiveSolver, RefusalReason } from "../incentive-solver.ts";
import { gainObstacle } from "../obstacles.ts";

/** What contradicts a refusal without a rule; `null` if its reason is true of the game. */
export function refusalContradiction(
  game: LqgGame,
  plan: Plan,
  reason: RefusalReason,
  epsilon: number,
): string | null {
  const condition = incentiveCondition(game, plan);
  const target: SolvedPlan = {
    status: "solved",
    plan,
    costs: expectedCosts(game, plan),
    unique: true,
  };
  const problem = { game, target, condition };
  const refuses = (solver: IncentiveSolver) => {
    const outcome = solver.propose(problem);
    return outcome.status === "refused" && outcome.reason === reason;
  };
  const holds =
    reason === "infinite-energy"
      ? leastGainEnergy(condition) === Number.POSITIVE_INFINITY
      : reason === "no-constant-gain"
        ? refuses(constantGain())
        : reason === "epsilon-not-reachable"
          ? refuses(epsilonIncentive({ epsilon }))
          : gainObstacle(problem)?.reason === reason;
  return holds
    ? null
    : `the reason ${reason} does not hold for this game at N = ${1 / reducedBasis(game).nu}`;
}
