import { checkKind, checkOptions, gameHash, type LqgGame } from "@stackelberg/game";
import { leastGainEnergy } from "@stackelberg/incentive";
import { announcedGain } from "./announced-gain.ts";
import { checkedCounts } from "./checked-counts.ts";
import { limitDesign } from "./limit-design.ts";
import { limitStatement, refusedThroughout } from "./limit-statement.ts";
import type { PopulationStudy, SlopeName, StudyRow } from "./study.ts";
import { limitProblem, problemAt } from "./study-problem.ts";
import { type StudyContext, studyRow } from "./study-row.ts";
import { studySlopes } from "./study-slopes.ts";
import { uncertainCount } from "./uncertain-count.ts";

/** The numbers of followers of a study that names none. */
export const DEFAULT_COUNTS: readonly number[] = [
  1,
  10,
  100,
  1e3,
  1e4,
  1e5,
  1e6,
  1e9,
  Number.POSITIVE_INFINITY,
];

/** Settings of {@link populationStudy}. */
export interface PopulationStudyOptions {
  /** Called after each N, with its row: for progress. @defaultValue nothing */
  readonly onRow?: ((row: StudyRow) => void) | undefined;
}

/**
 * What becomes of a game's incentives as the followers become many: per N the target, benchmarks,
 * gain and energies, and the limit's design used with N followers; slopes over N; and the verdict
 * on the limit. Every number is exact (or an integral with its error controlled), at a cost that
 * does not depend on N.
 *
 * @param game - Any `lqg` game; its own number of followers does not matter.
 * @param counts - Increasing; the last may be `Infinity`.
 * @param options - Whom to tell about progress.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 * @throws StackelbergError `STACKELBERG_COUNTS` for counts that do not increase; `GameError` where
 * the game has no target at one of them.
 *
 * @see theory: claim-growth
 * @see theory: claim-trembles
 * @see theory: claim-mean-field-plan
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const { populationStudy } = await import("@stackelberg/mean-field");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "case-a-full", common: [{ name: "x", variance: 1 }],
 *   leader: { actions: ["u0"], observes: { y0: "x" }, cost: "u0^2 + u^2 - 4*u*x" },
 *   followers: {
 *     count: 1, actions: ["u"], observes: { y: "x" },
 *     cost: "(u - x)^2 + 0.5*(u - mean(u))^2 + u0*u + 0.5*u0^2",
 *   },
 * });
 * const { rows, slopes, limitWellPosed } = populationStudy(game, [1, 10, 1000, Infinity]);
 * // the gain on one follower is -1 at every N, so that on the mean is -N
 * expect(rows[1]?.meanGain?.[0]?.[0]).toBeCloseTo(-10, 10);
 * expect(slopes.meanGainEnergy.slope).toBeCloseTo(2, 10);
 * expect(limitWellPosed).toBe(false);
 * ```
 */
export function populationStudy(
  game: LqgGame,
  counts: readonly number[] = DEFAULT_COUNTS,
  options: PopulationStudyOptions = {},
): PopulationStudy {
  checkKind(game, "lqg", {
    lqg: "populationStudy",
    classes: "classPopulationStudy",
    finite: "finitePopulation",
  });
  checkOptions<PopulationStudyOptions>(options, { onRow: true }, "populationStudy");
  checkedCounts(counts);
  const limit = limitProblem(game);
  const context = studyContext(limit);
  const rows = counts.map((count) => {
    const atLimit = limit !== null && count === Number.POSITIVE_INFINITY;
    const row = studyRow(atLimit ? limit : problemAt(game, count), context);
    options.onRow?.(row);
    return row;
  });
  return {
    schema: "stackelberg.study/1",
    game: { name: game.name, kind: "lqg", hash: gameHash(game) },
    ...limitStatement(game, limit),
    ...refusedThroughout(rows),
    damping: context.damping,
    rows,
    uncertainCount: uncertainCount(game),
    slopes: studySlopes(rows, QUANTITIES),
  };
}

function studyContext(limit: ReturnType<typeof limitProblem>): StudyContext {
  if (!limit) return { limit: null, damping: null };
  const announced = announcedGain(limit, leastGainEnergy(limit.condition), null);
  const gain = "reason" in announced ? null : announced;
  const damping = gain?.rule?.kind === "epsilon" ? (gain.rule.lambda ?? null) : null;
  // a best affine rule has no target that could be used elsewhere
  if (gain?.kind === "best-affine") return { limit: null, damping: null };
  return { limit: limitDesign(limit, gain), damping };
}

const QUANTITIES: Readonly<Record<SlopeName, (row: StudyRow) => number | null | undefined>> = {
  gainEnergy: (row) => row.gainEnergy,
  trembleEnergy: (row) => row.trembleEnergy,
  meanGainEnergy: (row) => row.meanGainEnergy,
  distanceToLimit: (row) => row.distanceToLimit,
  costDifference: (row) => row.limitDesign?.costDifference,
  exploitability: (row) => row.limitDesign?.exploitability,
  followerExploitability: (row) => row.limitDesign?.followerExploitability,
  lossAsPlanned: (row) => row.limitDesign?.lossAsPlanned,
  lossUnderResponse: (row) => row.limitDesign?.lossUnderResponse,
};
