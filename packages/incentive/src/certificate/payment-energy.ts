import {
  closedLoop,
  type LqgGame,
  type Payer,
  type Plan,
  reducedBasis,
  rowsAt,
} from "@stackelberg/game";
import { type Payments, paymentForm } from "../rule/payment-form.ts";

/**
 * E‖∂T/∂u‖² on the path, over all payers: the mean square of what one more unit of an action costs.
 * Read off the payments themselves, whatever they were designed to be.
 */
export function paymentEnergy(
  game: LqgGame,
  {
    plan,
    target,
    payments,
  }: { readonly plan: Plan; readonly target: Plan; readonly payments: Payments },
): number {
  const { factor, layout } = reducedBasis(game);
  const images = closedLoop(game, plan).mmul(factor);
  let energy = 0;
  for (const payer of ["followers", "major"] as const satisfies readonly Payer[]) {
    const rule = payments[payer];
    if (!rule) continue;
    const own = payer === "major" ? layout.majorAction : layout.action;
    const marginal = rowsAt(paymentForm(game, target, payer, rule), own);
    energy += marginal.mmul(images).norm("frobenius") ** 2;
  }
  return energy;
}
