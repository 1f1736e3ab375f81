import { bestTariff } from "../payments/best-tariff.ts";
import { leastExploitableTariff } from "../payments/least-exploitable-tariff.ts";
import { ownPayment } from "../payments/own-payment.ts";
import { tariff } from "../payments/tariff.ts";
import type { IncentiveSolver } from "../solver/incentive-solver.ts";
import { type Attempt, holdsItsPlayer, stands } from "./measure.ts";

/**
 * What a payer pays: the asked solver, or an exact tariff, then a payment that knows the reading,
 * then the least exploitable tariff if that is close, then the tariff that is best for the leader. A
 * payment is judged by its own payer: others are steered by measures that come later.
 *
 * @param attempt - Tries a solver.
 */
export function chosenPayment(
  solver: IncentiveSolver | undefined,
  attempt: (solver: IncentiveSolver) => Attempt,
): Attempt {
  if (solver) return attempt(solver);
  const first = attempt(tariff());
  const holds = (tried: Attempt) => stands(tried.certificate) || holdsItsPlayer(tried);
  if (holds(first)) return first;
  for (const candidate of [ownPayment(), leastExploitableTariff(), bestTariff()]) {
    const tried = attempt(candidate);
    if (holds(tried)) return tried;
  }
  return first;
}
