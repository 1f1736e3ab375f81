import type { Config } from "vega-lite";

/** Dark text. */
export const INK = "#1f2933";
/** Reference values and notes. */
export const QUIET = "#52606d";

/**
 * Okabe and Ito's palette for all kinds of colour vision, ordered so that neighbours also differ in
 * lightness when printed in grey.
 */
export const PALETTE: readonly string[] = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#000000",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#7f7f7f",
];

/** Dashes by series, so that lines stay apart without colour. */
export const DASHES: readonly number[][] = [
  [1, 0],
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [5, 2],
  [14, 4],
  [4, 6],
  [1, 2],
];

/** Point shapes by series. */
export const SHAPES: readonly string[] = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "cross",
  "triangle-down",
  "triangle-right",
  "triangle-left",
];

const FONT = '"Segoe UI", Helvetica, Arial, "DejaVu Sans", sans-serif';

/** The one look of all pictures: white ground, dark text of 12 to 16 pixels, faint grid. */
export const theme: Config = {
  background: "white",
  padding: 14,
  font: FONT,
  title: {
    anchor: "start",
    color: INK,
    fontSize: 16,
    fontWeight: "bold",
    subtitleColor: QUIET,
    subtitleFontSize: 12.5,
    subtitlePadding: 5,
    subtitleLineHeight: 17,
    offset: 14,
  },
  axis: {
    domainColor: QUIET,
    gridColor: "#e4e7eb",
    labelColor: INK,
    labelFlush: false,
    labelFontSize: 12,
    labelLimit: 320,
    labelSeparation: 6,
    tickColor: QUIET,
    titleColor: INK,
    titleFontSize: 13,
    titleFontWeight: "normal",
    titleLimit: 600,
    titlePadding: 8,
  },
  legend: {
    orient: "bottom",
    title: null,
    labelColor: INK,
    labelFontSize: 12.5,
    labelLimit: 400,
    symbolSize: 90,
    symbolStrokeWidth: 2.5,
    columnPadding: 20,
    offset: 10,
  },
  header: {
    labelColor: INK,
    labelFontSize: 12.5,
    titleColor: INK,
    titleFontSize: 13,
    titleFontWeight: "normal",
  },
  view: { stroke: null },
  line: { strokeWidth: 2.5 },
  point: { filled: true, size: 55, opacity: 1 },
  bar: { color: PALETTE[0] as string },
  range: { category: [...PALETTE], symbol: [...SHAPES] },
};
