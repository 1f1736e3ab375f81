import type { LqgGame } from "@stackelberg/game";
import type { Instrument, InstrumentComparison, InstrumentRow } from "../facts/instruments.ts";
import { columnTable } from "./column-table.ts";
import { countText, numberText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { sectionIn } from "./section.ts";
import { styleFor } from "./style.ts";
import { inCostUnit } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

const NAMES: Readonly<Record<Instrument["name"], string>> = {
  "shared-action": "common action",
  "reaction-to-major": "reaction to major",
  "own-payment": "followers pay",
  "major-pays": "major pays",
  "all-pay": "both pay",
};

/**
 * All instruments of a game in one table, and what that says.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { compareInstruments, comparisonReport } = await import("@stackelberg/report");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const comparison = await compareInstruments(game);
 * expect(comparisonReport(game, comparison, { width: 80, colour: false })).toContain("heating");
 * ```
 */
export function comparisonReport(
  game: LqgGame,
  { rows }: InstrumentComparison,
  options: ReportOptions,
): string {
  const { width } = options;
  const section = sectionIn(options);
  return [
    styleFor(options).strong(`${plainText(game.label ?? game.name)}: ways to steer it`),
    ...section("What holds, and what it costs the leader", [standingTable(rows)]),
    ...section("How strong the rule is", [
      strengthTable(rows),
      wrap(
        `Costs${inCostUnit(game)}. strength: how a common action reacts to one unit of everybody's mean (of the major's action), or what one unit more costs a payer, root mean square. E|Q|²: mean square to one player; N·E|Q|²: what trembles of variance 1 put into a common action (a payment adds nothing up).`,
        { width },
      ),
    ]),
    ...section(
      "In plain words",
      [conclusion(rows), ...refusals(rows)].map((line) => wrap(line, { width })),
    ),
  ].join("\n");
}

function standingTable(rows: readonly InstrumentRow[]): string {
  return columnTable(
    ["", "N", "verdict", "leader's cost", "epsilon", "limit"],
    rows.map((row) => [
      NAMES[row.instrument],
      countLabel(row),
      row.verdict ?? "no target",
      cost(row.leaderCost),
      cost(row.epsilon),
      row.limitWellPosed === null ? "-" : row.limitWellPosed ? "well posed" : "ILL POSED",
    ]),
    { first: "left" },
  );
}

function strengthTable(rows: readonly InstrumentRow[]): string {
  return columnTable(
    ["", "N", "rule", "strength", "E|Q|²", "N·E|Q|²"],
    rows.map((row) => [
      NAMES[row.instrument],
      countLabel(row),
      row.kind ?? "none",
      strength(row.meanGainSize),
      strength(row.gainEnergy),
      strength(row.trembleEnergy),
    ]),
    { first: "left" },
  );
}

/** What the table says about very many followers. */
function conclusion(rows: readonly InstrumentRow[]): string {
  const shared = rows.filter(({ instrument }) => instrument === "shared-action");
  const paid = rows.filter(({ instrument }) => instrument === "own-payment");
  const held = paid.length > 0 && paid.every(({ verdict }) => verdict === "certified");
  const ill = shared.some(({ limitWellPosed }) => limitWellPosed === false);
  if (ill && held) {
    return "A common action that all feel must react to the mean more and more strongly as the followers become many, and with infinitely many no smooth rule is left. Let each one pay for its own action instead (payments: { by: followers }): the payment does not depend on how many others there are, and it is certified here at both.";
  }
  if (held && shared.length === 0 && rows.every(({ instrument }) => instrument === "own-payment")) {
    return "The leader has no common action. Payments by own action do not depend on how many others there are, and they are certified here at both numbers of followers.";
  }
  const best = rows.filter(({ verdict }) => verdict === "certified");
  const names = [...new Set(best.map(({ instrument }) => NAMES[instrument]))];
  return names.length === 0
    ? "None of these rules is exact."
    : `Exact somewhere: ${names.join(", ")}.`;
}

function refusals(rows: readonly InstrumentRow[]): readonly string[] {
  return rows.flatMap(({ instrument, reason, verdict, ...row }) =>
    reason === null || (verdict !== null && verdict !== "refused")
      ? []
      : [
          `${NAMES[instrument]}, N = ${countLabel(row)}: ${verdict === null ? "no target" : "refused"}, ${plainText(reason)}.`,
        ],
  );
}

function countLabel({ count }: Pick<InstrumentRow, "count">): string {
  return Number.isFinite(count) ? countText(count) : "∞";
}

function cost(value: number | null): string {
  return value === null ? "-" : numberText(value, { scale: 1e4, digits: 4 });
}

function strength(value: number | null): string {
  return value === null ? "-" : numberText(value, { digits: 3 });
}
