import type { FiniteGame } from "@stackelberg/game";
import type { FinitePopulationRow, FinitePopulationStudy } from "@stackelberg/randomized";
import type { Cell } from "../cell.ts";
import { columnTable } from "../column-table.ts";
import { numberText } from "../number-text.ts";
import { plainText } from "../plain-text.ts";
import type { ReportOptions } from "../report-options.ts";
import { capital } from "../role-names.ts";
import { sectionIn } from "../section.ts";
import { styleFor } from "../style.ts";
import { inCostUnit } from "../unit-text.ts";
import { wrap } from "../wrap.ts";

/** One row of a study as flat cells, named like the parts of the JSON result. */
export function finiteStudyCells(row: FinitePopulationRow): Readonly<Record<string, Cell>> {
  const { count, target, limitDesign, roundedPlan } = row;
  return {
    count,
    targetLeaderCost: target?.leaderCost ?? null,
    targetStatus: target?.status ?? null,
    targetLowerBound: target?.lowerBound ?? null,
    limitDesignExploitability: limitDesign.exploitability,
    limitDesignFollowerExploitability: limitDesign.followerExploitability,
    limitDesignMajorExploitability: limitDesign.majorExploitability,
    limitDesignLossAsPlanned: limitDesign.lossAsPlanned,
    limitDesignLossUnderResponse: limitDesign.lossUnderResponse,
    roundedPlanExploitability: roundedPlan.exploitability,
    roundedPlanLossAsPlanned: roundedPlan.lossAsPlanned,
  };
}

/**
 * A population study of a finite game for people.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { finitePopulation } = await import("@stackelberg/randomized");
 * const { finiteStudyReport } = await import("@stackelberg/report");
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const study = await finitePopulation(game, { counts: [2, 10] });
 * expect(finiteStudyReport(game, study, { width: 80, colour: false })).toContain("audit");
 * ```
 */
export function finiteStudyReport(
  game: FiniteGame,
  { rows, slopes, reason }: FinitePopulationStudy,
  options: ReportOptions,
): string {
  const style = styleFor(options);
  const { width } = options;
  const inUnit = inCostUnit(game);
  const section = sectionIn(options);
  return [
    style.strong(plainText(game.label ?? game.name)),
    `as the followers become many: the limit is ${style.good("well posed")}`,
    ...(rows.some(({ target }) => target)
      ? section(`The best target with N followers${inUnit}`, [targetTable(rows)])
      : []),
    ...section(`The limit's plan and rule with N followers${inUnit}`, [limitTable(rows)]),
    ...section(`Nobody draws: shares rounded to whole followers${inUnit}`, [roundedTable(rows)]),
    ...section("How it grows with N", [
      wrap("Slope of logarithm over logarithm between the two largest finite N.", { width }),
      columnTable(
        ["", "slope"],
        [
          ["limit's design: one player saves", slopeText(slopes.exploitability)],
          ["limit's design: loss, plan played", slopeText(slopes.lossAsPlanned)],
          ["nobody draws: one player saves", slopeText(slopes.roundedExploitability)],
        ],
        { first: "left" },
      ),
    ]),
    ...section("The limit", [wrap(`${capital(reason)}.`, { width })]),
  ].join("\n");
}

function text(value: number | null): string {
  return value === null ? "-" : numberText(value, { scale: 1e3, digits: 5 });
}

function countOf({ count }: FinitePopulationRow): string {
  if (count === Number.POSITIVE_INFINITY) return "∞";
  return count < 1e6 ? String(count) : count.toExponential().replace("e+", "e");
}

function targetTable(rows: readonly FinitePopulationRow[]): string {
  return columnTable(
    ["N", "leader pays", "at least", "search"],
    rows.map((row) => [
      countOf(row),
      text(row.target?.leaderCost ?? null),
      text(row.target?.lowerBound ?? null),
      row.target?.status.replace("-", " ") ?? "",
    ]),
  );
}

function limitTable(rows: readonly FinitePopulationRow[]): string {
  return columnTable(
    ["N", "one player saves", "one follower", "loss, plan played", "loss, response"],
    rows.map((row) => [
      countOf(row),
      text(row.limitDesign.exploitability),
      text(row.limitDesign.followerExploitability),
      text(row.limitDesign.lossAsPlanned),
      text(row.limitDesign.lossUnderResponse),
    ]),
  );
}

function roundedTable(rows: readonly FinitePopulationRow[]): string {
  return columnTable(
    ["N", "one player saves", "loss, plan played"],
    rows.map((row) => [
      countOf(row),
      text(row.roundedPlan.exploitability),
      text(row.roundedPlan.lossAsPlanned),
    ]),
  );
}

function slopeText(value: number | null): string {
  return value === null ? "none" : value.toFixed(4);
}
