import type { AnyGame } from "@stackelberg/game";
import Table from "cli-table3";
import { frameless } from "./frameless.ts";
import { numberText } from "./number-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { roleNames } from "./role-names.ts";
import { styleFor } from "./style.ts";
import { costUnit } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/** What one plan costs everybody; `null` where it does not exist, `undefined` where not known. */
export interface BenchmarkRow {
  readonly name: string;
  readonly leader: number | null | undefined;
  readonly followers: number | null | undefined;
  readonly major: number | null | undefined;
}

/** Costs of the target and the benchmarks below each other. */
export function benchmarkTable(
  game: AnyGame,
  rows: readonly BenchmarkRow[],
  options: ReportOptions,
): string {
  const names = roleNames(game);
  const columns = [
    { title: heading(names.leader), cost: (row: BenchmarkRow) => row.leader },
    { title: heading(names.followers), cost: (row: BenchmarkRow) => row.followers },
    ...(game.major
      ? [{ title: heading(names.major), cost: (row: BenchmarkRow) => row.major }]
      : []),
  ].filter(({ cost }) => rows.some((row) => cost(row) !== undefined));
  const style = styleFor(options);
  const table = new Table({
    chars: frameless,
    style: { head: [], border: [], "padding-left": 2, "padding-right": 0 },
    colAligns: ["left", ...columns.map(() => "right" as const)],
  });
  table.push(["", ...columns.map(({ title }) => style.faint(title))]);
  for (const row of rows)
    table.push([row.name, ...columns.map(({ cost }) => cell(cost, rows, row))]);
  const each = game.count === 1 ? "" : ` (${heading(names.followers)}: of each one)`;
  const title = wrap(`Expected cost${costUnitOf(game)}; less is better${each}`, options);
  return `${style.faint(title)}\n${table.toString()}`;
}

function costUnitOf(game: AnyGame): string {
  const unit = costUnit(game);
  return unit === "" ? "" : ` in${unit}`;
}

/** The name of a role without article, cut where it is long. */
function heading(name: string): string {
  const bare = name.replace(/^the /, "");
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST - 1)}…` : bare;
}

const LONGEST = 18;

type CostOf = (row: BenchmarkRow) => number | null | undefined;

function cell(cost: CostOf, rows: readonly BenchmarkRow[], row: BenchmarkRow): string {
  const value = cost(row);
  if (value === undefined) return "";
  if (value === null) return "none";
  const scale = Math.max(...rows.map((each) => Math.abs(cost(each) ?? 0)).filter(Number.isFinite));
  return numberText(value, { scale: 1e3 * scale });
}
