import {
  axisTitle,
  type ChartHeading,
  type ChartSpec,
  checkFinite,
  checkNotEmpty,
  headingOf,
  type Quantity,
} from "./chart-spec.ts";
import { shortNumber } from "./short-number.ts";
import { INK, theme } from "./theme.ts";

/** Labels on light cells, which stay light on dark pages too. */
const ON_LIGHT = "#10161d";

/** One cell of a table of numbers. */
export interface HeatCell {
  /** Its column. */
  readonly x: string;
  /** Its row. */
  readonly y: string;
  /** Shown as colour and as text. */
  readonly value: number;
  /** The panel that it belongs to, where there are several. */
  readonly panel?: string | undefined;
}

/** The data of {@link heatMap}. */
export interface HeatMapData extends ChartHeading {
  /** What the columns are. */
  readonly x: Quantity;
  /** What the rows are. */
  readonly y: Quantity;
  /** What the cells measure. */
  readonly value: Quantity;
  /** Columns, rows and panels come in the order of their first cells. */
  readonly cells: readonly HeatCell[];
  /** What the panels are. @defaultValue none */
  readonly panel?: Quantity | undefined;
  /** How many panels side by side. @defaultValue 3 */
  readonly columns?: number | undefined;
  /** Range of the colours. @defaultValue from the cells */
  readonly domain?: readonly [from: number, to: number] | undefined;
}

/**
 * A table of numbers as colours with the numbers written in: kernels, transition probabilities.
 * Light to dark for one sign; blue and orange around 0 for both.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for no cell, or a number that is not finite.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { heatMap } = await import("@stackelberg/charts");
 * const spec = heatMap({
 *   title: "What the leader draws",
 *   x: { label: "her action" },
 *   y: { label: "what the major did" },
 *   value: { label: "probability" },
 *   cells: [{ x: "audit", y: "honest", value: 0.25 }],
 *   domain: [0, 1],
 * });
 * expect(JSON.stringify(spec)).toContain("audit");
 * ```
 */
export function heatMap(data: HeatMapData): ChartSpec {
  const { cells, panel, columns = 3 } = data;
  checkNotEmpty(cells, "cells");
  checkFinite(
    cells.map(({ value }) => value),
    data.value.label,
  );
  const [from, to] = data.domain ?? spread(cells.map(({ value }) => value));
  const bothSigns = from < 0 && to > 0;
  const reach = Math.max(-from, to);
  const scale = bothSigns
    ? { scheme: "blueorange", domain: [-reach, reach] }
    : { scheme: "blues", domain: [from, to] };
  const dark = bothSigns
    ? `abs(datum.value) > ${0.6 * reach}`
    : `datum.value > ${from + 0.55 * (to - from)}`;
  const axis = { grid: false, domain: false, ticks: false, labelPadding: 6 };
  const place = {
    x: {
      field: "x",
      type: "nominal",
      sort: null,
      title: axisTitle(data.x),
      axis: { ...axis, labelAngle: labelAngle(cells) },
    },
    y: { field: "y", type: "nominal", sort: null, title: axisTitle(data.y), axis },
  };
  const layer = [
    {
      mark: { type: "rect", stroke: "white", strokeWidth: 1.5 },
      encoding: {
        ...place,
        color: {
          field: "value",
          type: "quantitative",
          scale,
          legend: {
            title: axisTitle(data.value),
            orient: "right",
            gradientLength: 120,
            titleFontWeight: "normal",
            titleFontSize: 12.5,
            titleColor: INK,
          },
        },
      },
    },
    {
      mark: { type: "text", fontSize: 12 },
      encoding: {
        ...place,
        text: { field: "text" },
        color: { condition: { test: dark, value: "white" }, value: ON_LIGHT },
      },
    },
  ];
  const values = cells.map((cell) => ({
    ...cell,
    text: shortNumber(Number(cell.value.toPrecision(3))),
  }));
  const unit = { width: { step: 58 }, height: { step: 32 }, layer };
  const whole = panel
    ? {
        facet: {
          field: "panel",
          type: "nominal",
          sort: [...new Set(cells.map((cell) => cell.panel))],
          title: axisTitle(panel),
        },
        columns,
        spec: unit,
      }
    : unit;
  return { title: headingOf(data), data: { values }, ...whole, config: theme } as ChartSpec;
}

function spread(values: readonly number[]): readonly [number, number] {
  const [from, to] = [Math.min(0, ...values), Math.max(0, ...values)];
  return from === to ? [0, 1] : [from, to];
}

function labelAngle(cells: readonly HeatCell[]): number {
  return Math.max(...cells.map(({ x }) => x.length)) > 8 ? -40 : 0;
}
