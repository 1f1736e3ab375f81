import type { DesignResult, RobustnessRow } from "@stackelberg/incentive";
import { playedPlan } from "./announced-measure.ts";

/** A row of the table of mistakes with what it costs the leader. */
export interface WhatIf {
  readonly row: RobustnessRow;
  /** Her cost then minus her cost as planned; `null` without a response. */
  readonly loss: number | null;
  /** The loss over the value of the incentive; `null` where either is not known. */
  readonly shareOfValue: number | null;
}

/** What each mistake costs the leader. */
export function whatIfs(result: DesignResult): readonly WhatIf[] {
  const planned = playedPlan(result).leaderCost;
  const value = result.incentive?.valueOfIncentive ?? null;
  const worth = value !== null && value > 1e-9 * Math.max(1, Math.abs(planned)) ? value : null;
  return result.robustness.map((row) => {
    const loss = row.leaderCost === null ? null : row.leaderCost - planned;
    return { row, loss, shareOfValue: loss === null || worth === null ? null : loss / worth };
  });
}

/** What may be wrong: one named constant up to 20 %, its range, all ranges, N, followers who ignore. */
function causeOf(row: RobustnessRow): string {
  if (row.change === "parameter") {
    return `${row.parameter}${row.factor === undefined ? " range" : ""}`;
  }
  return row.change;
}

/** The costliest row of each cause, in order; one without a response is costlier than any. */
export function worstOfEach(all: readonly WhatIf[]): readonly WhatIf[] {
  const worst = new Map<string, WhatIf>();
  for (const each of all) {
    const cause = causeOf(each.row);
    const known = worst.get(cause);
    if (!known || costOf(each.row) > costOf(known.row)) worst.set(cause, each);
  }
  return [...worst.values()];
}

/**
 * The leader's cost in the worst case that a robust design looks at: the worst corner of the
 * declared ranges, or where there are none the worst named constant off by 20 %; `null` without
 * named constants.
 */
export function worstCase({ robustness }: DesignResult): number | null {
  const corners = robustness.filter(({ change }) => change === "corner");
  const fifths = robustness.filter(
    (row) => row.change === "parameter" && (row.factor === 0.8 || row.factor === 1.2),
  );
  const rows = corners.length > 0 ? corners : fifths;
  return rows.length === 0 ? null : Math.max(...rows.map(costOf));
}

function costOf({ leaderCost }: RobustnessRow): number {
  return leaderCost ?? Number.POSITIVE_INFINITY;
}
