import type { ChartSpec } from "./chart-spec.ts";
import { measureTextClosely } from "./text-width.ts";

/**
 * Draws a picture as the text of an SVG file, without a display. Vega is loaded on the first call.
 *
 * @param spec - From one of the functions of this package, or any Vega-Lite specification whose
 * data stand in it.
 * @returns `<svg …>…</svg>`.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { linesOverCount, toSvg } = await import("@stackelberg/charts");
 * const spec = linesOverCount({
 *   title: "Cost",
 *   quantity: { label: "leader's cost", unit: "EUR" },
 *   series: [{ name: "target", points: [{ count: 1, value: 2 }, { count: 100, value: 3 }] }],
 * });
 * expect(await toSvg(spec)).toContain("leader's cost (EUR)");
 * ```
 */
export async function toSvg(spec: ChartSpec): Promise<string> {
  const [{ compile }, vega] = await Promise.all([import("vega-lite"), import("vega")]);
  const { Error: errorsOnly, logger, parse, View } = vega;
  measureTextClosely(vega);
  const { spec: drawing } = compile(spec, { logger: logger(errorsOnly) });
  const view = new View(parse(drawing), { renderer: "none", logLevel: errorsOnly });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
