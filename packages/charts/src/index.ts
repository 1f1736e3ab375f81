/**
 * [Vega-Lite](https://vega.github.io/vega-lite/) specifications as pure
 * functions from plain data, and their rendering without a display. Command line, report and
 * documentation draw with the same functions, so all pictures look alike: axes named with units, powers
 * of ten on logarithmic axes, a palette for all kinds of colour vision, and dashes and point shapes that
 * tell lines apart on paper.
 *
 * @example
 * ```ts
 * import { linesOverCount, toSvg } from "@stackelberg/charts";
 * import { toPng } from "@stackelberg/charts/png";
 *
 * const energy = linesOverCount({
 *   title: "How strongly the rule must react",
 *   quantity: { label: "mean square of the reaction" },
 *   scale: "log",
 *   series: [
 *     { name: "to one follower", points: [{ count: 1, value: 1 }, { count: 1000, value: 1 }, { count: Infinity, value: 1 }] },
 *     { name: "to the mean", points: [{ count: 1, value: 1 }, { count: 1000, value: 1e6 }, { count: Infinity, value: Infinity }] },
 *   ],
 * });
 * const svg = await toSvg(energy);
 * console.log(svg.startsWith("<svg"), String.fromCharCode(...toPng(svg).slice(1, 4)));
 * ```
 *
 * ```text
 * true PNG
 * ```
 *
 * @packageDocumentation
 */

export type { ChartedGame, ChartHeading, ChartSize, ChartSpec, Quantity } from "./chart-spec.ts";
export * from "./cost-bars.ts";
export * from "./finite-population-chart.ts";
export * from "./frontier-chart.ts";
export * from "./heat-map.ts";
export * from "./kernel-chart.ts";
export * from "./lines-over-count.ts";
export * from "./lines-over-reading.ts";
export * from "./panels.ts";
export * from "./population-chart.ts";
export * from "./powers-of-ten.ts";
export * from "./range-bars.ts";
export type { ReferenceValue } from "./reference-value.ts";
export * from "./theme.ts";
export * from "./to-svg.ts";
