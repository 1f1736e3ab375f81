import { type LqgGame, type Payer, type Plan, pays } from "@stackelberg/game";
import { accountsAlone, defence, noDefence } from "../design/defence.ts";
import { paymentsOf, reactionOf } from "../design/measure.ts";
import type { Participation } from "../participation/participation-result.ts";
import type { DesignResult } from "../result/design-result.ts";
import { type Comparison, compare, require } from "./compare.ts";
import { publishedMeasures } from "./published-measures.ts";

/** The sections of a design that are compared. */
type Defended = Pick<
  DesignResult,
  "accounts" | "participation" | "robustness" | "incentive" | "candidate"
>;

/** Checks accounts, participation and robustness, where the file has them. */
export function checkDefence(
  game: LqgGame,
  target: Plan,
  result: Defended,
  comparison: Comparison,
): void {
  const found = publishedMeasures(game, result);
  const { accounts, participation, robustness } = result;
  const { constraint } = participation as Participation;
  const asked = [participation, robustness].some((part) => Object.keys(part).length > 0);
  const recomputed = found
    ? (asked ? defence : accountsAlone)(game, {
        target,
        plan: found.response ?? target,
        reaction: reactionOf(found.measures),
        payments: paymentsOf(found.measures),
        level: constraint?.level,
      })
    : noDefence;
  compare(comparison, "accounts", accounts, recomputed.accounts);
  compare(comparison, "participation", participation, recomputed.participation);
  compare(comparison, "robustness", robustness, recomputed.robustness);
  if (constraint) checkConstraint(game, recomputed.participation as Participation, comparison);
}

/** Loss that still counts as none, relative to max(1, the cost that is compensated). */
const KEPT = 1e-9;

function checkConstraint(
  game: LqgGame,
  participation: Participation,
  comparison: Comparison,
): void {
  const { constraint } = participation;
  for (const role of ["followers", "major"] as const satisfies readonly Payer[]) {
    const fares = participation[role];
    if (!pays(game, role) || !fares || !constraint) continue;
    const loss = constraint.level === "interim" ? fares.worst.change : fares.meanChange;
    const size = Math.max(1, Math.abs(fares.meanChange), Math.abs(fares.change.p95));
    require(comparison, loss <= KEPT * size, {
      path: `participation.${role}`,
      found: String(loss),
      expected: "at most 0",
      problem: `the ${role} are worse off than with the outside option, although that is excluded`,
    });
  }
}
