import type { ChartedGame, ChartSpec } from "./chart-spec.ts";
import { type CountPoint, type CountSeries, linesOverCount } from "./lines-over-count.ts";
import { panels } from "./panels.ts";

/** What {@link populationChart} draws of one N: a row of a population study has it all. */
export interface PopulationRow {
  /** N; `Infinity` is the limit. */
  readonly count: number;
  /** The leader's cost under the rule; `null` where there is none. */
  readonly reached: number | null;
  /** What the leader wants. */
  readonly target: {
    /** The leader's cost. */
    readonly leaderCost: number;
  };
  /** Benchmarks. */
  readonly baselines: {
    /** The best the leader can do while ignoring actions. */
    readonly noIncentive: {
      /** The leader's cost; `null` where there is none. */
      readonly leaderCost: number | null;
    };
  };
  /** E‖Q‖². */
  readonly gainEnergy: number | null;
  /** N·E‖Q‖². */
  readonly trembleEnergy: number | null;
  /** N²·E‖Q‖². */
  readonly meanGainEnergy: number | null;
  /** The limit's design used here. */
  readonly limitDesign: {
    /** What one player saves by leaving it. */
    readonly exploitability: number;
    /** What the leader loses, the plan being played. */
    readonly lossAsPlanned: number;
    /** What she loses under the true response. */
    readonly lossUnderResponse: number | null;
  } | null;
}

/** The data of {@link populationChart}. */
export interface PopulationChartData extends ChartedGame {
  /** Whether smooth incentives survive N → ∞. */
  readonly limitWellPosed: boolean;
  /** By N. */
  readonly rows: readonly PopulationRow[];
  /** How many pictures side by side. @defaultValue 3 */
  readonly columns?: number | undefined;
}

/**
 * A population study at a glance: the leader's cost, the energies of the rule, and what becomes of
 * the limit's design with N followers.
 *
 * @throws StackelbergError `STACKELBERG_CHART_DATA` for no row.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { populationChart } = await import("@stackelberg/charts");
 * const rows = [10, 1000].map((count) => ({
 *   count,
 *   reached: 0.28,
 *   target: { leaderCost: 0.28 },
 *   baselines: { noIncentive: { leaderCost: 0.88 } },
 *   gainEnergy: 0.15,
 *   trembleEnergy: 0.15 * count,
 *   meanGainEnergy: 0.15 * count ** 2,
 *   limitDesign: null,
 * }));
 * const spec = populationChart({ name: "evening", limitWellPosed: false, rows });
 * expect(JSON.stringify(spec)).toContain("no smooth rule");
 * ```
 */
export function populationChart(data: PopulationChartData): ChartSpec {
  const verdict = data.limitWellPosed
    ? "a smooth rule survives the limit of infinitely many followers"
    : "no smooth rule of finite energy survives the limit of infinitely many followers";
  const { name, columns = 3 } = data;
  return panels({
    // one above the other, their heading is no wider than they are
    title: columns === 1 ? name : `${name}: what becomes of the rule as the followers become many`,
    subtitle: verdict,
    columns,
    charts: [costs(data), energies(data), ...limitDesigns(data)],
  });
}

function costs({ rows, costUnit }: PopulationChartData): ChartSpec {
  // in the limit there may be no rule at all
  const missed = rows.some(({ count, reached, target }) =>
    reached === null ? Number.isFinite(count) : reached !== target.leaderCost,
  );
  return linesOverCount({
    title: "What the leader pays",
    quantity: { label: "leader's expected cost", unit: costUnit },
    series: lines(rows, {
      "with the rule": (row) => row.reached,
      ...(missed ? { "target (out of reach)": (row: PopulationRow) => row.target.leaderCost } : {}),
      "no incentive": (row) => row.baselines.noIncentive.leaderCost,
    }),
  });
}

function energies({ rows }: PopulationChartData): ChartSpec {
  return linesOverCount({
    title: "How strongly the rule reacts",
    quantity: { label: "mean square of the reaction" },
    scale: "log",
    series: lines(rows, {
      "to one player (gain energy)": (row) => row.gainEnergy,
      "to trembles of all (per unit variance)": (row) => row.trembleEnergy,
      "to the mean action": (row) => row.meanGainEnergy,
    }),
  });
}

function limitDesigns({ rows, costUnit }: PopulationChartData): readonly ChartSpec[] {
  const series = lines(rows, {
    "saved by one player who leaves": ({ limitDesign }) => finite(limitDesign?.exploitability),
    "leader's loss, plan played": ({ limitDesign }) => size(limitDesign?.lossAsPlanned),
    "leader's loss, true response": ({ limitDesign }) => size(limitDesign?.lossUnderResponse),
  });
  if (series.length === 0) return [];
  return [
    linesOverCount({
      title: "The limit's design with N followers",
      quantity: { label: "cost (absolute value)", unit: costUnit },
      scale: "log",
      series,
    }),
  ];
}

const finite = (value: number | undefined): number | null => value ?? null;
const size = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.abs(value);

/** One line per name, without the N at which nothing is known; empty lines are left out. */
function lines(
  rows: readonly PopulationRow[],
  quantities: Readonly<Record<string, (row: PopulationRow) => number | null>>,
): readonly CountSeries[] {
  return Object.entries(quantities).flatMap(([name, quantity]) => {
    const points = rows.flatMap((row): readonly CountPoint[] => {
      const value = quantity(row);
      return value === null ? [] : [{ count: row.count, value }];
    });
    return points.length === 0 ? [] : [{ name, points }];
  });
}
