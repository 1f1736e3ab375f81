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
import { columnsFor } from "./series-style.ts";
import { shortNumber } from "./short-number.ts";
import { INK, PALETTE, theme } from "./theme.ts";

/** One bar of a group. */
export interface CostBar {
  /** Whose or which cost: the same names in every group. */
  readonly name: string;
  /** Length of the bar; may be negative. */
  readonly value: number;
}

/** Bars that belong together, under one name. */
export interface CostGroup {
  /** Written beside the bars. */
  readonly name: string;
  /** From top to bottom. */
  readonly bars: readonly CostBar[];
}

/** The data of {@link costBars}. */
export interface CostBarsData extends ChartHeading, Pick<ChartSize, "width"> {
  /** What the bars measure. */
  readonly quantity: Quantity;
  /** From top to bottom. */
  readonly groups: readonly CostGroup[];
  /** An upright line for comparison. @defaultValue none */
  readonly reference?: ReferenceValue | undefined;
}

const BAR = 22;

/**
 * Grouped horizontal bars with their values: costs of several regimes, per role.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for no bar, or a number that is not finite.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { costBars } = await import("@stackelberg/charts");
 * const spec = costBars({
 *   title: "What it costs",
 *   quantity: { label: "expected cost", unit: "EUR/day" },
 *   groups: [{ name: "no rule", bars: [{ name: "leader", value: 1.112 }] }],
 * });
 * expect(JSON.stringify(spec)).toContain("1.112");
 * ```
 */
export function costBars(data: CostBarsData): ChartSpec {
  const { groups, quantity, reference, width = 420 } = data;
  const bars = groups.flatMap(({ name, bars: own }) => own.map((bar) => ({ group: name, ...bar })));
  checkNotEmpty(bars, "bars");
  checkFinite(
    bars.map(({ value }) => value),
    quantity.label,
  );
  if (reference) checkFinite([reference.value], reference.name);
  const names = [...new Set(bars.map(({ name }) => name))];
  const values = bars.map((bar) => ({ ...bar, text: shortNumber(bar.value) }));
  const marked = [0, reference?.value ?? 0, ...bars.map(({ value }) => value)];
  // a number stands outside its bar, on either side
  const room = 0.16 * (Math.max(...marked) - Math.min(...marked) || 1);
  const lowest = Math.min(0, ...bars.map(({ value }) => (value < 0 ? value - room : 0)));
  const highest = Math.max(0, ...bars.map(({ value }) => (value >= 0 ? value + room : 0)));
  const x = {
    field: "value",
    type: "quantitative",
    title: axisTitle(quantity),
    scale: { domain: [lowest, Math.max(highest, reference?.value ?? 0)], nice: true },
  };
  const y = {
    y: {
      field: "group",
      type: "nominal",
      sort: null,
      title: null,
      axis: { domain: false, ticks: false, labelPadding: 8 },
    },
    yOffset: {
      field: "name",
      type: "nominal",
      sort: null,
      scale: { domain: names, paddingInner: 0.12 },
    },
  };
  const label = (sign: "<" | ">=", align: "left" | "right", dx: number): object => ({
    transform: [{ filter: `datum.value ${sign} 0` }],
    mark: { type: "text", align, dx, baseline: "middle", fontSize: 12, color: INK },
    encoding: { x, ...y, text: { field: "text" } },
  });
  return {
    title: headingOf(data),
    width,
    height: { step: BAR, for: "offset" },
    data: { values },
    layer: [
      {
        mark: { type: "bar" },
        encoding: { x, ...y, color: colours(names) },
      },
      label(">=", "left", 5),
      label("<", "right", -5),
      ...referenceLayers(reference),
    ],
    config: theme,
  } as ChartSpec;
}

function colours(names: readonly string[]): object {
  const range = names.map((_, i) => PALETTE[i % PALETTE.length] as string);
  return {
    field: "name",
    type: "nominal",
    sort: null,
    scale: { domain: names, range },
    legend: names.length > 1 ? { columns: columnsFor(names), symbolType: "square" } : null,
  };
}
