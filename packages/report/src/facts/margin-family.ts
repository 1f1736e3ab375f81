import type { LqgGame } from "@stackelberg/game";
import { type DesignResult, design, publishedRule, tariff } from "@stackelberg/incentive";
import { worstCase } from "./what-if.ts";

/** One exact tariff S + cP of the family, and how it stands where something is not as assumed. */
export interface MarginRow {
  /** Curvature added where the target leaves it free. */
  readonly c: number;
  /** Whether it is the tariff of the design. */
  readonly chosen: boolean;
  /** What its certificate says. */
  readonly verdict: DesignResult["certificate"]["verdict"];
  /** Smallest curvature of a payer's own cost under it. */
  readonly curvature: number;
  /** The leader's cost in the worst case; `Infinity` where nobody has a response then. */
  readonly worst: number;
  /** The worst case above plan, over what the rule is worth. */
  readonly worstShare: number | null;
}

const MARGINS = [0, 0.2, 0.5, 1, 2, 5];

/**
 * The exact tariffs S + cP, from the one of least norm (c = 0) on: all hold the target where nothing
 * is wrong, and differ by what a mistake costs. Empty unless the design is one of them and the
 * target leaves something free.
 */
export function marginFamily(game: LqgGame, result: DesignResult): readonly MarginRow[] {
  const { incentive } = result;
  if (incentive?.kind !== "tariff" || game.payments.length !== 1) return [];
  const at = (c: number) => design(game, { solver: tariff({ margin: c }) });
  const [least, one] = [at(0), at(1)];
  const free = traceOf(one) - traceOf(least);
  if (!(free > 1e-9)) return [];
  const c = (traceOf(result) - traceOf(least)) / free;
  const chosen = { ...rowOf(c, result), chosen: true };
  const others = MARGINS.filter((each) => Math.abs(each - c) > 1e-6).map((each) =>
    rowOf(each, each === 0 ? least : each === 1 ? one : at(each)),
  );
  return [chosen, ...others].sort((a, b) => a.c - b.c);
}

function traceOf({ incentive, candidate }: DesignResult): number {
  const announced = incentive ?? candidate;
  const rule = announced && publishedRule(announced);
  if (rule?.kind !== "tariff") return Number.NaN;
  return rule.S.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
}

function rowOf(c: number, result: DesignResult): MarginRow {
  const { certificate, target, baselines } = result;
  const worst = worstCase(result) ?? Number.NaN;
  const before = baselines.noIncentive.leaderCost;
  const value = before === null ? 0 : before - target.leaderCost;
  return {
    c,
    chosen: false,
    verdict: certificate.verdict,
    curvature: certificate.curvature.minimum,
    worst,
    worstShare: value > 0 && Number.isFinite(worst) ? (worst - target.leaderCost) / value : null,
  };
}
