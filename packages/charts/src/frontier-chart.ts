import { axisTitle, type ChartedGame, type ChartSpec, type Quantity } from "./chart-spec.ts";
import { linesOverCount } from "./lines-over-count.ts";
import { panels } from "./panels.ts";
import { powerOfTen } from "./powers-of-ten.ts";
import { shortNumber } from "./short-number.ts";

/** What {@link frontierChart} draws of one N and one size of trembles. */
export interface SurvivingShare {
  /** N; `Infinity` is the limit. */
  readonly count: number;
  /** Variance of the trembles, or of the noise. */
  readonly variance: number;
  /** Share of the incentive's value that survives; `null` where there is none. */
  readonly share: number | null;
}

/** One ε-incentive. */
export interface EnergyPoint {
  /** What one player still saves by deviating. */
  readonly epsilon: number;
  /** E‖Q‖². */
  readonly gainEnergy: number;
}

/** The data of {@link frontierChart}. */
export interface FrontierChartData extends ChartedGame {
  /** What the variance is of. */
  readonly disturbance: Quantity;
  /** In any order. */
  readonly surviving: readonly SurvivingShare[];
  /** Along the path; may be empty. */
  readonly energy: readonly EnergyPoint[];
  /** How many pictures side by side. @defaultValue 2 */
  readonly columns?: number | undefined;
}

/**
 * What trembles leave of an incentive, against N and for several sizes, and what an ε-incentive
 * costs.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` where there is nothing to draw.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { frontierChart } = await import("@stackelberg/charts");
 * const spec = frontierChart({
 *   name: "evening",
 *   disturbance: { label: "variance of the trembles" },
 *   surviving: [10, 1000].map((count) => ({ count, variance: 0.01, share: 1 / count })),
 *   energy: [],
 * });
 * expect(JSON.stringify(spec)).toContain("evening");
 * ```
 */
export function frontierChart(data: FrontierChartData): ChartSpec {
  const path = energyPath(data);
  return panels({
    title: `${data.name}: what is left of the incentive`,
    columns: data.columns,
    charts: [survivingShares(data), ...(path ? [path] : [])],
  });
}

/** A share below this is the rounding of nothing, and would draw an axis below 0. */
const ROUNDING = 1e-12;

function survivingShares({ surviving, disturbance }: FrontierChartData): ChartSpec {
  const variances = [...new Set(surviving.map(({ variance }) => variance))];
  return linesOverCount({
    title: "Share of the value that survives",
    subtitle: `by ${axisTitle(disturbance)}`,
    quantity: { label: "share of what reacting could gain" },
    series: variances.map((variance) => ({
      name: varianceText(variance),
      points: surviving.flatMap((one) =>
        one.variance === variance && one.share !== null
          ? [{ count: one.count, value: Math.abs(one.share) < ROUNDING ? 0 : one.share }]
          : [],
      ),
    })),
    height: 320,
  });
}

function energyPath({ energy, costUnit }: FrontierChartData): ChartSpec | null {
  const finite = energy.filter(({ epsilon }) => Number.isFinite(epsilon));
  if (finite.length === 0) return null;
  return linesOverCount({
    title: "What an approximate rule costs",
    subtitle: "the path of damped rules, from gentle to nearly exact",
    countLabel: axisTitle({
      label: "exploitability: what one player still saves",
      unit: costUnit,
    }),
    quantity: { label: "gain energy (mean square of the reaction)" },
    scale: "log",
    series: [
      {
        name: "damped rules",
        points: finite.map(({ epsilon, gainEnergy }) => ({ count: epsilon, value: gainEnergy })),
      },
    ],
    height: 320,
  });
}

function varianceText(variance: number): string {
  const exponent = Math.log10(variance);
  return variance > 0 && Math.abs(exponent - Math.round(exponent)) < 1e-9
    ? powerOfTen(Math.round(exponent))
    : shortNumber(variance);
}
