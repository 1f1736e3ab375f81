import { checkKind, checkOptions, type FiniteGame, gameHash, withCount } from "@stackelberg/game";
import type { Highs } from "highs";
import { defaultNodes } from "../best-target/search-size.ts";
import { searchTarget } from "../best-target/target-search.ts";
import { enumerateKernel } from "../certificate/enumerate-kernel.ts";
import { chosenPlan, type DesignKernelOptions, KERNEL_OPTIONS } from "../design/design-kernel.ts";
import type {
  FiniteGameIdentity,
  SearchSettings,
  TargetSearchResult,
} from "../design/kernel-design-result.ts";
import type { PublishedKernel } from "../design/kernel-result-file.ts";
import { solveFollowers } from "../equilibria/follower-equilibria.ts";
import { loadHighs } from "../linear-program.ts";
import { inducedCosts } from "../replies/induced-costs.ts";
import { roundedPlan } from "./rounded-plan.ts";

/** The design of the limit among N followers. */
export interface LimitKernelRow {
  /** The most that one player saves by deviating alone, in cost units. */
  readonly exploitability: number;
  /** The same for one follower. */
  readonly followerExploitability: number;
  /** The same for the major; `null` without one. */
  readonly majorExploitability: number | null;
  /** Leader's cost minus that in the limit, if all follow the plan. */
  readonly lossAsPlanned: number;
  /** The same in the followers' true equilibrium that is nearest in cost; `null` if none was found. */
  readonly lossUnderResponse: number | null;
}

/** One number of followers. */
export interface FinitePopulationRow {
  /** N. */
  readonly count: number;
  /** The best target among N followers; absent where the game prescribes one. */
  readonly target?: {
    /** The leader's expected cost; `null` if none was found. */
    readonly leaderCost: number | null;
    /** Whether it is proved to be the best one. */
    readonly status: TargetSearchResult["status"];
    /** No target costs the leader less. */
    readonly lowerBound: number | null;
  };
  /** What the limit's plan and kernel are worth here. */
  readonly limitDesign: LimitKernelRow;
  /** The plan in which nobody draws. */
  readonly roundedPlan: {
    /** The most that one player saves by deviating alone. */
    readonly exploitability: number;
    /** Leader's cost minus that in the limit. */
    readonly lossAsPlanned: number;
  };
}

/** What becomes of a finite game as N grows. */
export interface FinitePopulationStudy {
  /** Identifies the format. */
  readonly schema: "stackelberg.study/1";
  /** Which game this is about. */
  readonly game: Omit<FiniteGameIdentity, "count">;
  /** The kernel reacts to the major or to nobody, so it means the same for every N. */
  readonly limitWellPosed: true;
  /** In words. */
  readonly reason: string;
  /** One per number of followers, in the order asked for. */
  readonly rows: readonly FinitePopulationRow[];
  /**
   * Growth of the logarithm per logarithm of N between the two largest finite N; `null` where a
   * quantity is rounding.
   */
  readonly slopes: FinitePopulationSlopes;
}

/** Growth with N of the quantities of a study. */
export interface FinitePopulationSlopes {
  /** What one player saves by leaving the limit's design. */
  readonly exploitability: number | null;
  /** What the leader loses if all follow it. */
  readonly lossAsPlanned: number | null;
  /** What one player saves by leaving the plan in which nobody draws. */
  readonly roundedExploitability: number | null;
}

/** Settings of {@link finitePopulation}. */
export interface FinitePopulationOptions extends DesignKernelOptions {
  /** Numbers of followers. @defaultValue 1, 10, … 10⁶, infinity */
  readonly counts?: readonly number[] | undefined;
  /** Called with each row when it is done. @defaultValue nobody is told */
  readonly onRow?: ((row: FinitePopulationRow) => void) | undefined;
}

const OPTIONS = { ...KERNEL_OPTIONS, counts: true, onRow: true } as const;
const COUNTS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, Number.POSITIVE_INFINITY];
/** What is below this is rounding. */
const ROUNDING = 1e-13;

/**
 * Plays the limit's plan and kernel among N followers who draw independently, for several N.
 *
 * Costs are polynomials in the shares, so the multinomial sums have a closed form and every number
 * is exact for every N (`expectedShareProduct`); nothing is simulated.
 *
 * @returns `null` where the limit has no plan that a kernel holds.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @see theory: claim-multinomial
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const { finitePopulation } = await import("@stackelberg/randomized");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "left-right",
 *   leader: { actions: { toll: [0] }, cost: "share(1)" },
 *   followers: { count: "infinity", actions: { side: [0, 1] }, cost: "(1 - side)*share(0) + 2*side*share(1)" },
 * });
 * const study = await finitePopulation(game, { counts: [10, 100, Number.POSITIVE_INFINITY] });
 * expect(study?.rows[0]?.limitDesign.exploitability).toBeCloseTo(1 / 30, 12);
 * expect(study?.slopes.exploitability).toBeCloseTo(-1, 9);
 * ```
 */
export async function finitePopulation(
  game: FiniteGame,
  options: FinitePopulationOptions = {},
): Promise<FinitePopulationStudy | null> {
  checkKind(game, "finite", {
    lqg: "populationStudy",
    classes: "classPopulationStudy",
    finite: "finitePopulation",
  });
  checkOptions<FinitePopulationOptions>(options, OPTIONS, "finitePopulation");
  const highs = await loadHighs();
  const { tolerance = 1e-8, nodes = defaultNodes(game), counts = COUNTS } = options;
  const settings = { tolerance, nodes };
  const limit = withCount(game, Number.POSITIVE_INFINITY);
  const { held, proof } = chosenPlan(highs, limit, { ...settings, onNode: options.onNode });
  if (!held || proof) return null;
  const limitCost = enumerateKernel(limit, held.plan, held.kernel).leaderCost;
  const rows = counts.map((count) => {
    const row = populationRow(highs, withCount(game, count), { held, limitCost, settings });
    options.onRow?.(row);
    return row;
  });
  return {
    schema: "stackelberg.study/1",
    game: { name: game.name, kind: "finite", hash: gameHash(game) },
    limitWellPosed: true,
    reason: game.major
      ? "the leader reacts to the major follower, who does not shrink as the others become many"
      : "the leader reacts to no action at all",
    rows,
    slopes: {
      exploitability: slope(rows, ({ limitDesign }) => limitDesign.exploitability),
      lossAsPlanned: slope(rows, ({ limitDesign }) => Math.abs(limitDesign.lossAsPlanned)),
      roundedExploitability: slope(rows, ({ roundedPlan: { exploitability } }) => exploitability),
    },
  };
}

interface Limit {
  readonly held: PublishedKernel;
  readonly limitCost: number;
  readonly settings: SearchSettings;
}

function populationRow(
  highs: Highs,
  game: FiniteGame,
  { held, limitCost, settings }: Limit,
): FinitePopulationRow {
  const { plan, kernel } = held;
  const found = enumerateKernel(game, plan, kernel);
  const { equilibria } = solveFollowers(highs, inducedCosts(game, plan.major, kernel));
  const losses = equilibria.map(({ leaderCost }) => leaderCost - limitCost);
  const nearest = losses.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? null;
  const rounded = roundedPlan(game, plan, kernel);
  const followers = found.followers.exploitability;
  const major = found.major?.exploitability ?? null;
  return {
    count: game.count,
    ...(game.target ? {} : { target: targetRow(highs, game, settings) }),
    limitDesign: {
      exploitability: Math.max(followers, major ?? 0),
      followerExploitability: followers,
      majorExploitability: major,
      lossAsPlanned: found.leaderCost - limitCost,
      lossUnderResponse: nearest,
    },
    roundedPlan: {
      exploitability: rounded.epsilon,
      lossAsPlanned: rounded.leaderCost - limitCost,
    },
  };
}

function targetRow(
  highs: Highs,
  game: FiniteGame,
  settings: SearchSettings,
): NonNullable<FinitePopulationRow["target"]> {
  const { status, best, lowerBound } = searchTarget(highs, game, settings);
  return {
    leaderCost: best?.leaderCost ?? null,
    status,
    lowerBound: Number.isFinite(lowerBound) ? lowerBound : null,
  };
}

function slope(
  rows: readonly FinitePopulationRow[],
  value: (row: FinitePopulationRow) => number,
): number | null {
  const finite = rows
    .filter(({ count }) => count !== Number.POSITIVE_INFINITY)
    .sort((a, b) => b.count - a.count);
  const [last, previous] = finite;
  if (!last || !previous || last.count === previous.count) return null;
  const [high, low] = [value(last), value(previous)];
  if (!(high > ROUNDING && low > ROUNDING)) return null;
  return Math.log(high / low) / Math.log(last.count / previous.count);
}
