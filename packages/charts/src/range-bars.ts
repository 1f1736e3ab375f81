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
import { type ReferenceValue, referenceLayers } from "./reference-value.ts";
import { INK, PALETTE, theme } from "./theme.ts";

/** What a quantity may become when one thing changes. */
export interface RangeRow {
  /** What changes. */
  readonly name: string;
  /** The quantity at one end of the change. */
  readonly low: number;
  /** At the other end; may be below `low`. */
  readonly high: number;
  /** What is written at the end `low`, as in "−20 %". @defaultValue nothing */
  readonly lowLabel?: string | undefined;
  /** What is written at the end `high`. @defaultValue nothing */
  readonly highLabel?: string | undefined;
}

/** The data of {@link rangeBars}. */
export interface RangeBarsData extends ChartHeading, Pick<ChartSize, "width"> {
  /** What the bars measure. */
  readonly quantity: Quantity;
  /** From top to bottom. */
  readonly rows: readonly RangeRow[];
  /** The value when nothing changes. @defaultValue none */
  readonly reference?: ReferenceValue | undefined;
}

/**
 * A horizontal bar from low to high for each thing that may change: robustness at a glance.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for no row, or a number that is not finite.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { rangeBars } = await import("@stackelberg/charts");
 * const spec = rangeBars({
 *   title: "If we are wrong",
 *   quantity: { label: "leader's cost" },
 *   rows: [{ name: "discomfort", low: 1, high: 1.4, lowLabel: "−20 %", highLabel: "+20 %" }],
 *   reference: { name: "as planned", value: 1.1 },
 * });
 * expect(JSON.stringify(spec)).toContain("as planned");
 * ```
 */
export function rangeBars(data: RangeBarsData): ChartSpec {
  const { rows, quantity, reference, width = 420 } = data;
  checkNotEmpty(rows, "rows");
  checkFinite(
    rows.flatMap(({ low, high }) => [low, high]),
    quantity.label,
  );
  const ends = rows.flatMap(({ low, high }) => [low, high]).concat(reference?.value ?? []);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const room = 0.14 * (to - from || Math.abs(to) || 1);
  const x = {
    type: "quantitative",
    title: axisTitle(quantity),
    scale: { domain: [from - room, to + room], zero: false, nice: false },
  };
  const y = {
    field: "name",
    type: "nominal",
    sort: null,
    title: null,
    axis: { domain: false, ticks: false, grid: false, labelPadding: 8 },
  };
  const values = rows.flatMap(({ name, low, high, lowLabel = "", highLabel = "" }) => [
    { name, at: low, text: lowLabel, left: low <= high },
    { name, at: high, text: highLabel, left: low > high },
  ]);
  const label = (left: boolean, halo: boolean): object => ({
    data: { values: values.filter((value) => value.left === left && value.text !== "") },
    mark: {
      type: "text",
      align: left ? "right" : "left",
      dx: left ? -5 : 5,
      fontSize: 12,
      color: halo ? "white" : INK,
      ...(halo ? { stroke: "white", strokeWidth: 4 } : {}),
    },
    encoding: { x: { field: "at", ...x }, y, text: { field: "text" } },
  });
  return {
    title: headingOf(data),
    width,
    height: { step: 30 },
    layer: [
      {
        data: { values: rows.map(({ name, low, high }) => ({ name, low, high })) },
        mark: {
          type: "bar",
          color: PALETTE[6] as string,
          height: 16,
          stroke: PALETTE[0] as string,
          minBandSize: 2,
        },
        encoding: { x: { field: "low", ...x }, x2: { field: "high" }, y },
      },
      ...referenceLayers(reference),
      // white around the labels, so that the line of the reference does not cross them
      ...[true, false].flatMap((halo) => [label(true, halo), label(false, halo)]),
    ],
    config: theme,
  } as ChartSpec;
}
