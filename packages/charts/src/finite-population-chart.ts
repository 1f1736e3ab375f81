import type { ChartedGame, ChartSpec } from "./chart-spec.ts";
import { linesOverCount } from "./lines-over-count.ts";

/** What {@link finitePopulationChart} draws of one N: a row of a study of a finite game has it all. */
export interface FinitePopulationChartRow {
  /** N; `Infinity` is the limit. */
  readonly count: number;
  /** The limit's plan and rule, where everybody draws. */
  readonly limitDesign: {
    /** The most that one player saves by deviating alone. */
    readonly exploitability: number;
  };
  /** The plan in which nobody draws. */
  readonly roundedPlan: {
    /** The most that one player saves by deviating alone. */
    readonly exploitability: number;
  };
}

/** The data of {@link finitePopulationChart}. */
export interface FinitePopulationChartData extends ChartedGame {
  /** By N. */
  readonly rows: readonly FinitePopulationChartRow[];
}

/**
 * What one player saves by deviating from the limit's design, over N: where everybody draws, and
 * where the shares are rounded to whole followers and nobody draws.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for no row.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { finitePopulationChart } = await import("@stackelberg/charts");
 * const row = { count: 10, limitDesign: { exploitability: 0.1 }, roundedPlan: { exploitability: 0 } };
 * expect(JSON.stringify(finitePopulationChart({ name: "audit", rows: [row] }))).toContain("nobody draws");
 * ```
 */
export function finitePopulationChart(data: FinitePopulationChartData): ChartSpec {
  const series = (name: string, plan: "limitDesign" | "roundedPlan") => ({
    name,
    points: data.rows.map((row) => ({
      count: row.count,
      value: visible(row[plan].exploitability),
    })),
  });
  return linesOverCount({
    title: "The limit's design among N followers",
    subtitle: [data.name, "the most that one player saves by deviating alone"],
    quantity: { label: "saved by one player", unit: data.costUnit },
    scale: "log",
    series: [series("everybody draws", "limitDesign"), series("nobody draws", "roundedPlan")],
  });
}

/** Rounding is drawn as 0. */
function visible(value: number): number {
  return value < 1e-13 ? 0 : value;
}
