import { type ChartHeading, type ChartSpec, checkNotEmpty, headingOf } from "./chart-spec.ts";
import { theme } from "./theme.ts";

/** The data of {@link panels}. */
export interface PanelsData extends ChartHeading {
  /** The pictures, each with axes and legend of its own. */
  readonly charts: readonly ChartSpec[];
  /** How many side by side; one above the other they are as wide as a column of text. @defaultValue 2 */
  readonly columns?: number | undefined;
}

/** Of a picture that has its row for itself. */
const ALONE = 480;

/**
 * Several pictures on one page under a common heading.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for no picture.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { costBars, panels } = await import("@stackelberg/charts");
 * const bars = (title: string) =>
 *   costBars({ title, quantity: { label: "cost" }, groups: [{ name: "a", bars: [{ name: "b", value: 1 }] }] });
 * const page = panels({ title: "Both", charts: [bars("left"), bars("right")] });
 * expect(JSON.stringify(page)).toContain("right");
 * ```
 */
export function panels({ charts, columns = 2, ...heading }: PanelsData): ChartSpec {
  checkNotEmpty(charts, "pictures");
  return {
    title: { ...headingOf(heading), fontSize: 18, offset: 18 },
    columns,
    spacing: { row: 36, column: 44 },
    concat: charts.map(({ config: _, ...chart }) =>
      columns === 1 ? { ...chart, width: ALONE } : chart,
    ),
    resolve: {
      scale: {
        color: "independent",
        shape: "independent",
        strokeDash: "independent",
        fill: "independent",
      },
      legend: {
        color: "independent",
        shape: "independent",
        strokeDash: "independent",
        fill: "independent",
      },
    },
    config: theme,
  } as ChartSpec;
}
