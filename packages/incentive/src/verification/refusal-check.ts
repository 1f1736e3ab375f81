import { expectedCosts, type LqgGame, type Plan, reducedBasis } from "@stackelberg/game";
import type { SolvedPlan } from "@stackelberg/solvers";
import { bestAffine } from "../best-affine/best-affine.ts";
import { leastGainEnergy } from "../condition/gain-energy.ts";
import { incentiveCondition } from "../condition/incentive-condition.ts";
import { steeredPlayers } from "../design/measure-choice.ts";
import { constantGain } from "../gains/constant-gain.ts";
import { epsilonIncentive } from "../gains/epsilon-incentive.ts";
import { minimumEnergy } from "../gains/minimum-energy.ts";
import { bestTariff } from "../payments/best-tariff.ts";
import { leastExploitableTariff } from "../payments/least-exploitable-tariff.ts";
import { ownPayment } from "../payments/own-payment.ts";
import { tariff } from "../payments/tariff.ts";
import { robustConstantGain, robustTariff } from "../robustness/robust.ts";
import type {
  IncentiveProblem,
  IncentiveSolver,
  RefusalReason,
} from "../solver/incentive-solver.ts";
import { gainObstacle } from "../solver/obstacles.ts";

/** A refusal as published. */
export interface PublishedRefusal {
  readonly reason: RefusalReason;
  /** Who refused. */
  readonly solver: string;
  /** The exploitability that was accepted. */
  readonly epsilon: number;
}

/** Solvers whose refusals are statements about the game. */
const BUILT_IN: ReadonlySet<string> = new Set(
  [
    ...[constantGain, minimumEnergy, epsilonIncentive, bestAffine, robustConstantGain],
    ...[tariff, ownPayment, leastExploitableTariff, bestTariff, robustTariff],
  ].map((create) => create().name),
);

/** What contradicts a refusal without a rule; `null` if its reason is true of the game. */
export function refusalContradiction(
  game: LqgGame,
  plan: Plan,
  { reason, solver, epsilon }: PublishedRefusal,
): string | null {
  if (reason === "outside-method") {
    return BUILT_IN.has(solver) ? `the solver ${solver} never refuses for that reason` : null;
  }
  const target: SolvedPlan = {
    status: "solved",
    plan,
    costs: expectedCosts(game, plan),
    unique: true,
  };
  const holds = steeredPlayers(game).some(({ monitored, by }) => {
    const condition = incentiveCondition(game, plan, monitored);
    const problem = { game, target, condition };
    return (by === "payment" ? paymentRefused : reactionRefused)(problem, reason, epsilon);
  });
  return holds
    ? null
    : `the reason ${reason} does not hold for this game at N = ${1 / reducedBasis(game).nu}`;
}

function refuses(solver: IncentiveSolver, problem: IncentiveProblem, reason: RefusalReason) {
  const outcome = solver.propose(problem);
  return outcome.status === "refused" && outcome.reason === reason;
}

function paymentRefused(problem: IncentiveProblem, reason: RefusalReason): boolean {
  const solvers = [
    ...[tariff(), ownPayment(), leastExploitableTariff(), bestTariff()],
    robustTariff(),
  ];
  return solvers.some((solver) => refuses(solver, problem, reason));
}

function reactionRefused(
  problem: IncentiveProblem,
  reason: RefusalReason,
  epsilon: number,
): boolean {
  if (reason === "infinite-energy") {
    return leastGainEnergy(problem.condition) === Number.POSITIVE_INFINITY;
  }
  if (reason === "no-constant-gain") return refuses(constantGain(), problem, reason);
  if (reason === "no-response") return refuses(bestAffine(), problem, reason);
  if (reason === "nothing-uncertain") return refuses(robustConstantGain(), problem, reason);
  if (reason === "epsilon-not-reachable") {
    // where leaving saves nothing, no epsilon was accepted either
    return refuses(epsilonIncentive(epsilon > 0 ? { epsilon } : {}), problem, reason);
  }
  return gainObstacle(problem, "each action")?.reason === reason;
}
