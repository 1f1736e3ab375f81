import type { LqgGame } from "@stackelberg/game";
import type {
  LogLogSlope,
  PopulationStudy,
  SlopeName,
  StudyRow,
  UncertainCount,
} from "@stackelberg/mean-field";
import { columnTable } from "./column-table.ts";
import { numberText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { capital } from "./role-names.ts";
import { sectionIn } from "./section.ts";
import { styleFor } from "./style.ts";
import { inCostUnit } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/**
 * A population study for people: costs, reactions, the limit's design, slopes, verdict.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { populationStudy } = await import("@stackelberg/mean-field");
 * const { studyReport } = await import("@stackelberg/report");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const study = populationStudy(game, [10, 1000, Number.POSITIVE_INFINITY]);
 * expect(studyReport(game, study, { width: 80, colour: false })).toContain("not well posed");
 * ```
 */
export function studyReport(game: LqgGame, study: PopulationStudy, options: ReportOptions): string {
  const style = styleFor(options);
  const { width } = options;
  const { rows } = study;
  const inUnit = inCostUnit(game);
  const section = sectionIn(options);
  const verdict = study.limitWellPosed ? style.good("well posed") : style.bad("not well posed");
  return [
    style.strong(plainText(game.label ?? game.name)),
    `as the followers become many: the limit is ${verdict}`,
    ...section(`What the leader pays${inUnit}`, [studyCosts(rows)]),
    ...section("How strongly the rule reacts", [
      reactionTable(rows),
      ...reactionNotes(study).map((note) => wrap(note, { width })),
    ]),
    ...section(`The limit's design with N followers${inUnit}`, limitLines(rows, width)),
    ...section("How it grows with N", slopeLines(study, width)),
    ...(study.uncertainCount
      ? section(`If N is not known exactly${inUnit}`, uncertainLines(study.uncertainCount, width))
      : []),
    ...section("The limit", [
      wrap(`${capital(study.reason)}.`, { width }),
      wrap(`Remedy: ${study.remedy}.`, { width }),
    ]),
  ].join("\n");
}

const LARGE = 1e6;

/** A number in a table of a study. */
export function shown(value: number | null, scale = 0): string {
  if (value === null) return "-";
  const large = Number.isFinite(value) && Math.abs(value) >= LARGE;
  return large ? shortPower(value, 4) : numberText(value, { scale, digits: 5 });
}

const countOf = ({ count }: Pick<StudyRow, "count">): string => shortCount(count);

/** A number of followers in few characters: 1000, 1e6, ∞. */
export function shortCount(count: number): string {
  if (!Number.isFinite(count)) return "∞";
  return count < 10_000 ? String(count) : shortPower(count, 6);
}

/** 1.5e6 rather than 1500000. */
function shortPower(value: number, digits: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential(digits).split("e+");
  return `${Number(mantissa)}e${exponent}`;
}

/** What the leader pays at each N. */
export function studyCosts(
  rows: readonly Pick<StudyRow, "count" | "reached" | "target" | "baselines">[],
): string {
  return columnTable(
    ["N", "with the rule", "target", "team", "no incentive", "Nash", "no rule"],
    rows.map((row) => {
      const { teamOptimum, noIncentive, nash, noRule } = row.baselines;
      const costs = [
        { leaderCost: row.reached },
        row.target,
        ...[teamOptimum, noIncentive, nash, noRule],
      ];
      const scale = 1e3 * Math.max(...costs.map(({ leaderCost }) => Math.abs(leaderCost ?? 0)));
      return [
        countOf(row),
        ...costs.map(({ leaderCost }) => (leaderCost === null ? "none" : shown(leaderCost, scale))),
      ];
    }),
  );
}

function reactionTable(rows: readonly StudyRow[]): string {
  return columnTable(
    ["N", "gain", "E|Q|²", "N·E|Q|²", "N²·E|Q|²", "curvature", "all together"],
    rows.map((row) => [
      countOf(row),
      gainText(row),
      ...[row.gainEnergy, row.trembleEnergy, row.meanGainEnergy].map((value) => shown(value)),
      shown(row.curvature),
      shown(row.symmetricMode),
    ]),
  );
}

/** A gain in one cell: the number where it is one, else its kind. */
export function gainText({
  gain,
  kind,
  refusal,
}: Pick<StudyRow, "gain" | "kind" | "refusal">): string {
  if (kind === null) return refusal ?? "none";
  const [[only] = []] = gain ?? [];
  return gain?.length === 1 && gain[0]?.length === 1 && only !== undefined ? shown(only) : kind;
}

function reactionNotes({ rows, damping }: PopulationStudy): readonly string[] {
  const kinds = new Set(rows.map(({ kind }) => kind));
  return [
    "E|Q|²: to one player, on the path; N·E|Q|²: what trembles of variance 1 put into the leader's action; N²·E|Q|²: to the mean action (with a major follower, one player is monitored and all three are equal).",
    ...(kinds.has("epsilon") && damping !== null
      ? [
          `epsilon: no exact gain has finite energy; shown is the damped one with damping ${numberText(damping)}.`,
        ]
      : []),
  ];
}

function limitLines(rows: readonly StudyRow[], width: number): readonly string[] {
  if (rows.every(({ limitDesign }) => limitDesign === null)) {
    const affine = rows.some(({ kind }) => kind === "best-affine");
    const why = affine
      ? "None: the best affine rule has no target that could be used elsewhere."
      : "The limit has no design.";
    return [wrap(why, { width })];
  }
  const table = columnTable(
    ["N", "one player saves", "one follower", "loss, plan played", "loss, response"],
    rows.map((row) => {
      const { limitDesign: limit } = row;
      return [
        countOf(row),
        shown(limit?.exploitability ?? null),
        shown(limit?.followerExploitability ?? null),
        shown(limit?.lossAsPlanned ?? null),
        shown(limit?.lossUnderResponse ?? null),
      ];
    }),
  );
  const why = rows.map(({ limitDesign }) => limitDesign?.reason).find((reason) => reason);
  return [
    table,
    ...(why ? [wrap(`Loss under the true response: not known where ${why}.`, { width })] : []),
  ];
}

const NAMES: Readonly<Record<SlopeName, string>> = {
  gainEnergy: "E|Q|²",
  trembleEnergy: "N·E|Q|²",
  meanGainEnergy: "N²·E|Q|²",
  distanceToLimit: "target's distance to the limit",
  costDifference: "cost of the limit's plan − limit",
  exploitability: "limit's design: one player saves",
  followerExploitability: "limit's design: one follower saves",
  lossAsPlanned: "limit's design: loss, plan played",
  lossUnderResponse: "limit's design: loss, true response",
};

function slopeLines({ slopes }: PopulationStudy, width: number): readonly string[] {
  const { from, to, points } = slopes.costDifference;
  const words = `Slope of logarithm over logarithm, from N = ${shortCount(from)} to ${shortCount(to)} (${points} points), with its standard error.`;
  return [...(points === 0 ? [] : [wrap(words, { width })]), slopeTable(NAMES, slopes)];
}

/** Slopes with their errors, below each other. */
export function slopeTable<Name extends string>(
  names: Readonly<Record<Name, string>>,
  slopes: Readonly<Record<Name, LogLogSlope>>,
): string {
  const entries = Object.entries(names) as [Name, string][];
  return columnTable(
    ["", "slope", "± error"],
    entries.map(([name, label]) => [label, ...slopeCells(slopes[name])]),
    { first: "left" },
  );
}

function slopeCells({ slope, standardError, reason }: LogLogSlope): string[] {
  if (slope === null) return ["none", reason ?? ""];
  const error = standardError === null ? "(two points)" : standardError.toExponential(1);
  const level = Math.abs(slope) < 1e-9;
  return level ? ["0", "(constant)"] : [slope.toFixed(4).replace(/^-(0\.0*)$/, "$1"), error];
}

/** The rule that is best without knowing N, and what it loses at each N. */
function uncertainLines(known: UncertainCount, width: number): readonly string[] {
  const { mean, sd, madeFor, form, expectedLoss, expectedLossMadeForMean, rows } = known;
  const announced =
    form === "sum"
      ? "as a fixed reaction to each follower, so that the reaction to their mean grows with N"
      : "as a fixed reaction to their mean";
  const words = `N is ${shortCount(mean)} give or take ${numberText(sd)}. Of the rules made for one N and used whatever N is, the best is that for ${shortCount(madeFor)}, announced ${announced}: on average it loses ${shown(expectedLoss)} against knowing N (made for ${shortCount(mean)}: ${shown(expectedLossMadeForMean)}).`;
  return [
    wrap(words, { width }),
    columnTable(
      ["N", "probability", "one player saves", "loss, plan played", "loss, response"],
      rows.map((row) => [
        shortCount(row.count),
        row.weight.toFixed(3),
        ...[row.exploitability, row.lossAsPlanned, row.lossUnderResponse].map((value) =>
          shown(value),
        ),
      ]),
    ),
  ];
}
