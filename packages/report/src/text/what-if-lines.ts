import type { LqgGame } from "@stackelberg/game";
import type { DesignResult, RobustnessRow } from "@stackelberg/incentive";
import { type WhatIf, whatIfs, worstOfEach } from "../facts/what-if.ts";
import { columnTable } from "./column-table.ts";
import { countText, numberText, percentText } from "./number-text.ts";
import { inCostUnit } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/** Whether every mistake is listed, or the costliest of each kind. */
export interface WhatIfDetail {
  readonly width: number;
  readonly details: boolean;
}

/** What the announced rule costs the leader when something is not as assumed. */
export function whatIfLines(
  game: LqgGame,
  result: DesignResult,
  { width, details }: WhatIfDetail,
): readonly string[] {
  const all = whatIfs(result);
  if (all.length === 0) return [];
  const valued = all.some(({ shareOfValue }) => shareOfValue !== null);
  const words = [
    `${valued ? "lost: more than planned, in % of what the rule is worth to the leader; " : ""}epsilon: the most that one player could then save by leaving the plan.`,
    ...reasonsOf(all),
    ...(game.family === null
      ? ["Name the uncertain numbers of the game under `parameters:` to see what they do."]
      : []),
  ];
  return [
    wrap(
      `The rule stays as announced and the others respond to it${inCostUnit(game)}${details ? "" : "; the worst of each kind"}.`,
      { width },
    ),
    whatIfTable(all, { shown: details ? all : worstOfEach(all), valued }),
    ...words.map((text) => wrap(text, { width })),
  ];
}

function whatIfTable(
  all: readonly WhatIf[],
  { shown, valued }: { readonly shown: readonly WhatIf[]; readonly valued: boolean },
): string {
  const scale = 1e4 * Math.max(1, ...all.map(({ row }) => Math.abs(row.leaderCost ?? 0)));
  return columnTable(
    ["", "leader's cost", ...(valued ? ["lost"] : []), "epsilon"],
    shown.map((each) => [
      shiftText(each.row),
      each.row.leaderCost === null
        ? "no response"
        : numberText(each.row.leaderCost, { scale, digits: 4 }),
      ...(valued ? [shareText(each.shareOfValue)] : []),
      epsilonText(each.row),
    ]),
    { first: "left" },
  );
}

/** Why there are rows without a response: the first two reasons. */
function reasonsOf(all: readonly WhatIf[]): readonly string[] {
  const answered = all.some(({ row }) => row.leaderCost !== null);
  const reasons = [...new Set(all.flatMap(({ row }) => row.reason ?? []))];
  return reasons
    .slice(0, 2)
    .map((reason) => `${answered ? "No response where" : "No response is known:"} ${reason}.`);
}

/** Where some ignore a rule to which no response is known, no saving was computed. */
export function isKnown({ change, leaderCost }: RobustnessRow): boolean {
  return change !== "ignoring" || leaderCost !== null;
}

function epsilonText(row: RobustnessRow): string {
  return isKnown(row) ? numberText(row.epsilon, { scale: 1e4, digits: 3 }) : "not known";
}

/** What is different, in a few words. */
function shiftText(row: RobustnessRow): string {
  switch (row.change) {
    case "parameter":
      return row.factor === undefined
        ? `${row.parameter} = ${numberText(row.value, { digits: 4 })} (end of range)`
        : `${row.parameter} ${percentChange(row.factor)}`;
    case "corner": {
      const values = Object.entries(row.values).map(
        ([name, value]) => `${name} ${numberText(value, { digits: 3 })}`,
      );
      const listed = values.join(", ");
      return listed.length > 30 ? "worst corner of all ranges" : `worst corner: ${listed}`;
    }
    case "count":
      return `${countText(row.count)} followers`;
    case "ignoring":
      return `${percentText(row.share)} ignore the rule`;
  }
}

/** A factor as `+20%` or `-10%`. */
function percentChange(factor: number): string {
  return `${factor > 1 ? "+" : "-"}${percentText(Math.abs(factor - 1))}`;
}

function shareText(share: number | null): string {
  if (share === null) return "-";
  const percent = 100 * share;
  return Math.abs(percent) < 0.005 ? "0%" : `${numberText(percent, { digits: 3 })}%`;
}
