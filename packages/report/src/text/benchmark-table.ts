import type { AnyGame } from "@stackelberg/game";
import Table from "cli-table3";
import { frameless } from "./frameless.ts";
import { numberText } from "./number-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { roleNames } from "./role-names.ts";
import { styleFor } from "./style.ts";
import { inCostUnitBeforePayments } from "./unit-text.ts";
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
    { name: names.leader, cost: (row: BenchmarkRow) => row.leader },
    { name: names.followers, cost: (row: BenchmarkRow) => row.followers },
    ...(game.major ? [{ name: names.major, cost: (row: BenchmarkRow) => row.major }] : []),
  ];
  const each = game.count === 1 ? "" : `${heading(names.followers)}: of each one`;
  return costTable(rows, { columns, each, unit: inCostUnitBeforePayments(game), ...options });
}

/** One column of a table of costs. */
interface CostColumn<Row> {
  /** Whose costs. */
  readonly name: string;
  /** `null` where the plan does not exist, `undefined` where the cost is not known. */
  readonly cost: (row: Row) => number | null | undefined;
}

/** What a table of costs shows beside its rows. */
export interface CostTableOptions<Row> extends ReportOptions {
  readonly columns: readonly CostColumn<Row>[];
  /** Said of costs that are those of one of many; may be empty. */
  readonly each: string;
  /** In which unit, and whether payments are in it. */
  readonly unit: string;
}

/** Costs of plans below each other, a column for everybody whose costs are known. */
export function costTable<Row extends { readonly name: string }>(
  rows: readonly Row[],
  { columns, each, unit, ...options }: CostTableOptions<Row>,
): string {
  const known = columns.filter(({ cost }) => rows.some((row) => cost(row) !== undefined));
  const style = styleFor(options);
  const table = new Table({
    chars: frameless,
    style: { head: [], border: [], "padding-left": 2, "padding-right": 0 },
    colAligns: ["left", ...known.map(() => "right" as const)],
  });
  const longest = Math.min(18, Math.max(9, Math.floor(52 / Math.max(1, known.length)) - 2));
  table.push(["", ...known.map(({ name }) => style.faint(heading(name, longest)))]);
  for (const row of rows) table.push([row.name, ...known.map(({ cost }) => cell(cost, rows, row))]);
  const title = `Expected cost${unit}; less is better${each === "" ? "" : ` (${each})`}`;
  return `${style.faint(wrap(title, options))}\n${table.toString()}`;
}

/** The name of a role without article, cut where it is long. */
function heading(name: string, longest = 18): string {
  const bare = name.replace(/^the /, "");
  return bare.length > longest ? `${bare.slice(0, longest - 1)}…` : bare;
}

function cell<Row>(cost: CostColumn<Row>["cost"], rows: readonly Row[], row: Row): string {
  const value = cost(row);
  if (value === undefined) return "";
  if (value === null) return "none";
  const scale = Math.max(...rows.map((each) => Math.abs(cost(each) ?? 0)).filter(Number.isFinite));
  return numberText(value, { scale: 1e3 * scale });
}

/** Which plans do not exist, and why; those with the same reason together. */
export function missingPlans(
  plans: readonly { readonly name: string; readonly reason: string | undefined }[],
): readonly string[] {
  const reasons = [
    ...new Set(plans.flatMap(({ reason }) => (reason === undefined ? [] : [reason]))),
  ];
  return reasons.map((why) => {
    const names = plans.filter(({ reason }) => reason === why).map(({ name }) => name);
    return `${names.join(", ")}: none, because ${why}.`;
  });
}
