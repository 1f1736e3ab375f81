import {
  closedLoop,
  conditionalQuadratic,
  type GaussianQuadratic,
  gaussianQuadratic,
  informationOf,
  type LqgGame,
  type OutsideOption,
  type Payer,
  reducedBasis,
} from "@stackelberg/game";
import { noRule, staticStackelberg } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { paidGame } from "../rule/payment-form.ts";
import type { PaidPlan } from "./accounts.ts";

/**
 * E[cost under the rule, payments included | y] − E[cost with the outside option | y] of one role, as
 * a quadratic in its standardised readings.
 *
 * @returns `null` where the outside option has no equilibrium.
 */
export function changeOfCost(
  game: LqgGame,
  { target, plan, payments }: PaidPlan,
  { role, outside }: { readonly role: Payer; readonly outside: OutsideOption },
): GaussianQuadratic | null {
  const before = outsideCost(game, role, outside);
  if (!before) return null;
  const { cost } = paidGame(game, target, payments)[role] ?? game.followers;
  const given = { information: informationOf(game, role), basis: reducedBasis(game) };
  const under = conditionalQuadratic(cost, closedLoop(game, plan), given);
  return gaussianQuadratic(Matrix.sub(under, before));
}

function outsideCost(game: LqgGame, role: Payer, outside: OutsideOption): Matrix | null {
  const information = informationOf(game, role);
  if (typeof outside === "number") {
    const rank = information.orthonormal.rows;
    return Matrix.zeros(rank, rank).set(0, 0, 2 * outside);
  }
  const outcome = (outside === "noRule" ? noRule : staticStackelberg)(game);
  if (outcome.status !== "solved") return null;
  const { cost } = game[role] ?? game.followers;
  const basis = reducedBasis(game);
  return conditionalQuadratic(cost, closedLoop(game, outcome.plan), { information, basis });
}
