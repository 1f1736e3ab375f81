import type { ClassGame } from "@stackelberg/game";
import type {
  ClassPopulationRow,
  ClassPopulationStudy,
  ClassSlopeName,
} from "@stackelberg/mean-field";
import type { Cell } from "../cell.ts";
import { columnTable } from "../column-table.ts";
import { plainText } from "../plain-text.ts";
import type { ReportOptions } from "../report-options.ts";
import { capital } from "../role-names.ts";
import { sectionIn } from "../section.ts";
import { gainText, shortCount, shown, slopeTable, studyCosts } from "../study-report.ts";
import { styleFor } from "../style.ts";
import { inCostUnit } from "../unit-text.ts";
import { wrap } from "../wrap.ts";

/** A population study of several classes for people, with one table of reactions per class. */
export function classStudyReport(
  game: ClassGame,
  study: ClassPopulationStudy,
  options: ReportOptions,
): string {
  const style = styleFor(options);
  const { width } = options;
  const { rows } = study;
  const inUnit = inCostUnit(game);
  const section = sectionIn(options);
  const verdict = study.limitWellPosed ? style.good("well posed") : style.bad("not well posed");
  const notes =
    "E|Q|²: to one member, on the path; n·E|Q|²: what trembles of variance 1 put into the leader's action; n²·E|Q|²: to the mean of the class; n: members of the class among N followers.";
  return [
    style.strong(plainText(game.label ?? game.name)),
    `as the followers become many, shares fixed: the limit is ${verdict}`,
    ...section(`What the leader pays${inUnit}`, [studyCosts(rows)]),
    ...game.classes.flatMap(({ name, label }, k) =>
      section(`How strongly the rule reacts to ${plainText(label ?? name)}`, [
        reactionTable(rows, k),
        ...(k === game.classes.length - 1 ? [wrap(notes, { width })] : []),
      ]),
    ),
    ...section(`The limit's design with N followers${inUnit}`, limitLines(game, rows, width)),
    ...section("How it grows with N", [slopeTable(NAMES, study.slopes)]),
    ...section("The limit", [
      wrap(`${capital(study.reason)}.`, { width }),
      wrap(`Remedy: ${study.remedy}.`, { width }),
    ]),
  ].join("\n");
}

function reactionTable(rows: readonly ClassPopulationRow[], k: number): string {
  return columnTable(
    ["N", "n", "gain", "E|Q|²", "n·E|Q|²", "n²·E|Q|²", "curvature"],
    rows.flatMap(({ count, classes }) => {
      const row = classes[k];
      if (!row) return [];
      const energies = [row.gainEnergy, row.trembleEnergy, row.meanGainEnergy];
      return [
        [
          shortCount(count),
          shortCount(row.count),
          gainText(row),
          ...energies.map((value) => shown(value)),
          shown(row.curvature),
        ],
      ];
    }),
  );
}

function limitLines(
  { classes }: ClassGame,
  rows: readonly ClassPopulationRow[],
  width: number,
): readonly string[] {
  if (rows.every(({ limitDesign }) => limitDesign === null)) {
    return [wrap("The limit has no design for some class.", { width })];
  }
  return [
    columnTable(
      ["N", ...classes.map(({ name }) => `saves: ${name}`.slice(0, 16)), "loss, plan played"],
      rows.map(({ count, limitDesign: limit }) => [
        shortCount(count),
        ...classes.map((_, k) => shown(limit?.classes[k]?.exploitability ?? null)),
        shown(limit?.lossAsPlanned ?? null),
      ]),
    ),
  ];
}

const NAMES: Readonly<Record<ClassSlopeName, string>> = {
  gainEnergy: "E|Q|², mean over all followers",
  trembleEnergy: "n·E|Q|², sum over classes",
  meanGainEnergy: "n²·E|Q|², sum over classes",
  costDifference: "cost of the limit's plan − limit",
  exploitability: "limit's design: one follower saves",
  lossAsPlanned: "limit's design: loss, plan played",
};

/** One row of a study as flat cells; those of a class have its name before them. */
export function classStudyCells(row: ClassPopulationRow): Readonly<Record<string, Cell>> {
  const { baselines, target, limitDesign: limit } = row;
  const cells: Record<string, Cell> = {
    count: row.count,
    targetLeaderCost: target.leaderCost,
    targetFollowerCost: target.followerCost,
    teamOptimum: baselines.teamOptimum.leaderCost,
    noIncentive: baselines.noIncentive.leaderCost,
    nash: baselines.nash.leaderCost,
    noRule: baselines.noRule.leaderCost,
    reached: row.reached,
    gainEnergy: row.gainEnergy,
    trembleEnergy: row.trembleEnergy,
    meanGainEnergy: row.meanGainEnergy,
    limitDesignLeaderCost: limit?.leaderCost ?? null,
    limitDesignExploitability: limit?.exploitability ?? null,
    limitDesignLossAsPlanned: limit?.lossAsPlanned ?? null,
  };
  row.classes.forEach((each, k) => {
    const cell = (key: string, value: Cell) => {
      cells[`${each.name}.${key}`] = value;
    };
    cell("count", each.count);
    cell("followerCost", target.classes[k]?.followerCost ?? null);
    cell("kind", each.kind);
    cell("gain", each.gain === null ? null : JSON.stringify(each.gain));
    cell("gainEnergy", each.gainEnergy);
    cell("curvature", each.curvature);
    cell("limitDesignExploitability", limit?.classes[k]?.exploitability ?? null);
  });
  return cells;
}
