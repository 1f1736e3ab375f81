import { DASHES, PALETTE, SHAPES } from "./theme.ts";

/** Colour, dash and point shape of each series, in order. */
export interface SeriesStyle {
  /** The colour channel; carries the legend. */
  readonly color: object;
  /** The dash channel of lines. */
  readonly strokeDash: object;
  /** The shape channel of points. */
  readonly shape: object;
}

/**
 * Styles for series that stay apart without colour.
 *
 * @param marked - By what the legend tells them apart beside colour: shapes of points, or dashes.
 */
export function seriesStyle(names: readonly string[], marked: "shape" | "strokeDash"): SeriesStyle {
  const several = names.length > 1;
  const legend =
    marked === "shape" ? {} : { symbolType: "stroke", symbolSize: 700, symbolStrokeWidth: 2.5 };
  const channel = (range: readonly unknown[], shown: boolean): object => ({
    field: "series",
    type: "nominal",
    sort: null,
    scale: { domain: [...names], range: names.map((_, i) => range[i % range.length]) },
    legend: several && shown ? { columns: columnsFor(names), ...legend } : null,
  });
  return {
    color: channel(PALETTE, true),
    strokeDash: channel(DASHES, marked === "strokeDash"),
    shape: channel(SHAPES, marked === "shape"),
  };
}

/** How many legend entries fit side by side. */
export function columnsFor(names: readonly string[]): number {
  const longest = Math.max(...names.map((name) => name.length));
  return Math.max(1, Math.min(names.length, Math.floor(64 / (longest + 5))));
}
