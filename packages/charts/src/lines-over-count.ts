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
import { type LogAxis, logAxis } from "./log-axis.ts";
import { seriesStyle } from "./series-style.ts";
import { DASHES, QUIET, theme } from "./theme.ts";

/** A value at one number of followers. */
export interface CountPoint {
  /** N; `Infinity` is the mean-field limit. */
  readonly count: number;
  /** May be 0 or `Infinity` on a logarithmic scale. */
  readonly value: number;
}

/** One line over N. */
export interface CountSeries {
  /** What the legend says. */
  readonly name: string;
  /** In any order. */
  readonly points: readonly CountPoint[];
}

/** The data of {@link linesOverCount}. */
export interface LinesOverCountData extends ChartHeading, ChartSize {
  /** What is drawn. */
  readonly quantity: Quantity;
  /** What is counted. @defaultValue "number of followers N" */
  readonly countLabel?: string | undefined;
  /** The lines. */
  readonly series: readonly CountSeries[];
  /** Scale of the quantity; "log" for numbers ≥ 0. @defaultValue "linear" */
  readonly scale?: "linear" | "log" | undefined;
}

/**
 * Lines over the number of followers, on a logarithmic axis where N = ∞ has a place of its own
 * beyond a break. Points are joined over finite N only.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for no series, or numbers that the scale lacks.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { linesOverCount } = await import("@stackelberg/charts");
 * const spec = linesOverCount({
 *   title: "Energy of the rule",
 *   quantity: { label: "energy" },
 *   scale: "log",
 *   series: [{ name: "on the mean", points: [{ count: 1, value: 1 }, { count: Infinity, value: Infinity }] }],
 * });
 * expect(JSON.stringify(spec)).toContain("∞");
 * ```
 */
export function linesOverCount(data: LinesOverCountData): ChartSpec {
  const { series, quantity, scale = "linear", width = 420, height = 280 } = data;
  const points = series.flatMap((one) => one.points);
  checkNotEmpty(points, "points");
  const values = points.map(({ value }) => value);
  const [numbers, name] = [points.map(({ count }) => count), "a number of followers"];
  const axes = {
    counts: logAxis(numbers, name),
    values: scale === "log" ? logAxis(values, quantity.label) : null,
  };
  if (scale === "linear") checkFinite(values, quantity.label);
  const { color, shape } = seriesStyle(
    series.map((one) => one.name),
    "shape",
  );
  const encoding = { ...positions(data, axes), color };
  const strokeDash = { field: "dash", type: "nominal", scale: null };
  return {
    title: headingOf(data),
    width,
    height,
    data: { values: series.flatMap((one, k) => rowsOf(one, k, axes)) },
    layer: [
      ...breaks("x", axes.counts),
      ...(axes.values ? breaks("y", axes.values) : []),
      {
        transform: [{ filter: "datum.joined" }],
        mark: { type: "line" },
        encoding: { ...encoding, strokeDash },
      },
      { mark: { type: "point" }, encoding: { ...encoding, shape } },
    ],
    config: theme,
  } as ChartSpec;
}

interface Axes {
  readonly counts: LogAxis;
  /** `null` on a linear scale. */
  readonly values: LogAxis | null;
}

function rowsOf({ name, points }: CountSeries, k: number, axes: Axes): object[] {
  return points.map(({ count, value }) => ({
    series: name,
    dash: DASHES[k % DASHES.length],
    N: axes.counts.place(count),
    value: axes.values ? axes.values.place(value) : value,
    joined: Number.isFinite(count) && Number.isFinite(value) && !(axes.values && value === 0),
  }));
}

function positions({ quantity, countLabel }: LinesOverCountData, axes: Axes): object {
  const [x, y] = [
    { title: countLabel ?? "number of followers N", ...placed(axes.counts) },
    {
      title: axisTitle(quantity),
      ...(axes.values ? placed(axes.values) : { scale: { zero: false } }),
    },
  ];
  return {
    x: { field: "N", type: "quantitative", ...x },
    y: { field: "value", type: "quantitative", ...y },
  };
}

function placed({ domain, ticks, labels }: LogAxis): object {
  return {
    scale: { type: "log", domain: [...domain], nice: false },
    axis: { values: [...ticks], labelExpr: labels, grid: true },
  };
}

/** A dotted line where the axis is broken. */
function breaks(channel: "x" | "y", { breaks: at }: LogAxis): object[] {
  return at.map((value) => ({
    data: { values: [{ at: value }] },
    mark: { type: "rule", strokeDash: [2, 4], color: QUIET },
    encoding: { [channel]: { field: "at", type: "quantitative" } },
  }));
}
