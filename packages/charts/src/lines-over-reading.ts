import {
  axisTitle,
  type ChartHeading,
  type ChartSize,
  type ChartSpec,
  checkFinite,
  checkNotEmpty,
  headingOf,
  type Quantity,
} from "./chart-spec.ts";
import { seriesStyle } from "./series-style.ts";
import { INK, QUIET, theme } from "./theme.ts";

/** A point of a line. */
export interface ReadingPoint {
  /** The reading or action. */
  readonly x: number;
  /** What is drawn there. */
  readonly y: number;
}

/** A range at one reading or action. */
export interface ReadingRange {
  /** The reading or action. */
  readonly x: number;
  /** From. */
  readonly low: number;
  /** To. */
  readonly high: number;
}

/** A line over a reading or an action. */
export interface ReadingLine {
  /** What the legend says. */
  readonly name: string;
  /** In the order in which they are joined. */
  readonly points: readonly ReadingPoint[];
}

/** A shaded range over a reading or an action. */
export interface ReadingBand {
  /** What the legend says. */
  readonly name: string;
  /** In the order in which they are joined. */
  readonly points: readonly ReadingRange[];
}

/** A value of the reading that deserves a name. */
export interface ReadingMark {
  /** Written beside it. */
  readonly name: string;
  /** Where. */
  readonly x: number;
}

/** The data of {@link linesOverReading}. */
export interface LinesOverReadingData extends ChartHeading, ChartSize {
  /** The reading, or the action. */
  readonly x: Quantity;
  /** What is drawn. */
  readonly y: Quantity;
  /** The lines. */
  readonly lines: readonly ReadingLine[];
  /** Shaded behind the lines. @defaultValue none */
  readonly bands?: readonly ReadingBand[] | undefined;
  /** Upright lines with names. @defaultValue none */
  readonly marks?: readonly ReadingMark[] | undefined;
}

/** Light fills of bands, from darker to lighter. */
const BAND_FILLS = ["#b7c9d9", "#f3d3bd", "#bfe0d4", "#e3e7eb"];

/**
 * Lines over a reading or an action, with shaded ranges and named places: a tariff, the reaction
 * to a reading, who gains and who loses.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for no line, or a number that is not finite.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { linesOverReading } = await import("@stackelberg/charts");
 * const spec = linesOverReading({
 *   title: "A tariff",
 *   x: { label: "evening charge", unit: "kW" },
 *   y: { label: "payment", unit: "EUR/day" },
 *   lines: [{ name: "payment", points: [{ x: 0, y: -1 }, { x: 4, y: 2 }] }],
 * });
 * expect(JSON.stringify(spec)).toContain("evening charge (kW)");
 * ```
 */
export function linesOverReading(data: LinesOverReadingData): ChartSpec {
  const { lines, bands = [], marks = [], width = 420, height = 280 } = data;
  checkNotEmpty(
    lines.flatMap(({ points }) => points),
    "points",
  );
  checkFinite(
    lines.flatMap(({ points }) => points.flatMap((p) => [p.x, p.y])),
    data.y.label,
  );
  checkFinite(
    bands.flatMap(({ points }) => points.flatMap((p) => [p.x, p.low, p.high])),
    data.y.label,
  );
  checkFinite(
    marks.map((mark) => mark.x),
    data.x.label,
  );
  const x = {
    field: "x",
    type: "quantitative",
    title: axisTitle(data.x),
    scale: { zero: false, nice: false },
  };
  const y = { type: "quantitative", title: axisTitle(data.y), scale: { zero: false } };
  const { color, strokeDash } = seriesStyle(
    lines.map(({ name }) => name),
    "strokeDash",
  );
  return {
    title: headingOf(data),
    width,
    height,
    layer: [
      ...bandLayers(bands, x, y),
      {
        data: { values: rowsOf(lines) },
        mark: { type: "line" },
        encoding: {
          x,
          y: { field: "y", ...y },
          color,
          strokeDash,
          order: { field: "order", type: "quantitative" },
        },
      },
      ...markLayers(marks, x),
    ],
    config: theme,
  } as ChartSpec;
}

function rowsOf(lines: readonly ReadingLine[]): object[] {
  return lines.flatMap(({ name, points }) =>
    points.map((point, order) => ({ series: name, order, ...point })),
  );
}

function bandLayers(bands: readonly ReadingBand[], x: object, y: object): object[] {
  if (bands.length === 0) return [];
  const values = bands.flatMap(({ name, points }) => points.map((p) => ({ band: name, ...p })));
  const names = bands.map(({ name }) => name);
  const range = names.map((_, i) => BAND_FILLS[i % BAND_FILLS.length] as string);
  return [
    {
      data: { values },
      mark: { type: "area", opacity: 0.8 },
      encoding: {
        x,
        y: { field: "low", ...y },
        y2: { field: "high" },
        fill: {
          field: "band",
          type: "nominal",
          sort: null,
          scale: { domain: names, range },
          legend: { symbolType: "square", symbolStrokeWidth: 0, symbolSize: 180 },
        },
      },
    },
  ];
}

function markLayers(marks: readonly ReadingMark[], x: object): object[] {
  if (marks.length === 0) return [];
  const values = marks.map(({ name, x: at }) => ({ name, x: at }));
  return [
    {
      data: { values },
      mark: { type: "rule", color: QUIET, strokeDash: [4, 4] },
      encoding: { x },
    },
    {
      data: { values },
      mark: {
        type: "text",
        align: "left",
        baseline: "top",
        dx: 5,
        dy: 2,
        fontSize: 12,
        color: INK,
      },
      encoding: { x, y: { value: 0 }, text: { field: "name" } },
    },
  ];
}
