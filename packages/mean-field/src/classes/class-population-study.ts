import {
  type ClassGame,
  canShareOut,
  checkKind,
  classSizes,
  gameHash,
  withCount,
} from "@stackelberg/game";
import { checkedCounts } from "../checked-counts.ts";
import { studySlopes } from "../study-slopes.ts";
import { classLimitStatement } from "./class-limit-statement.ts";
import { type ClassProblem, classProblemAt, classProblemInLimit } from "./class-problem.ts";
import { type ClassLimit, classLimit, classRow } from "./class-row.ts";
import type { ClassPopulationRow, ClassPopulationStudy, ClassSlopeName } from "./class-study.ts";

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e9, Number.POSITIVE_INFINITY];
/** A smallest population above this is not looked for. */
const LARGEST_UNIT = 1_000_000;

/**
 * The numbers of followers of a study that names none: powers of ten times the smallest number that
 * the classes can share out, and infinity.
 */
export function defaultClassCounts(game: ClassGame): readonly number[] {
  const shares = game.classes.map(({ share }) => share);
  for (let unit = game.classes.length; unit <= LARGEST_UNIT; unit++) {
    if (canShareOut(shares, unit)) {
      return POWERS.map((power) => power * unit);
    }
  }
  return [Number.POSITIVE_INFINITY];
}

/**
 * `populationStudy` for several classes: N grows while the shares stay. Every number is exact, at a
 * cost that does not depend on N.
 *
 * @param game - Any game with several classes; its own number of followers does not matter.
 * @param counts - Increasing; each can be shared out among the classes. @defaultValue those of
 * `defaultClassCounts`
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws StackelbergError `STACKELBERG_COUNTS` for counts that do not increase; `GameError`
 * `STACKELBERG_CLASS_SIZE` for one that cannot be shared out.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { classPopulationStudy } = await import("@stackelberg/mean-field");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * const { rows, slopes } = classPopulationStudy(game);
 * expect(rows.map(({ count }) => count).slice(0, 3)).toEqual([5, 50, 500]);
 * expect(slopes.meanGainEnergy.slope).toBeCloseTo(2, 10);
 * ```
 */
export function classPopulationStudy(
  game: ClassGame,
  counts?: readonly number[],
): ClassPopulationStudy {
  checkKind(game, "classes", {
    lqg: "populationStudy",
    classes: "classPopulationStudy",
    finite: "finitePopulation",
  });
  const shares = game.classes.map(({ share }) => share);
  const asked = checkedCounts(counts ?? defaultClassCounts(game));
  for (const count of asked) classSizes(shares, count);
  const limit = classProblemInLimit(game);
  const design: ClassLimit | null = limit && classLimit(limit);
  const rows = asked.map((count) => {
    const problem: ClassProblem =
      limit && count === Number.POSITIVE_INFINITY ? limit : classProblemAt(withCount(game, count));
    return classRow(problem, design);
  });
  return {
    schema: "stackelberg.study/1",
    game: { name: game.name, kind: "lqg", hash: gameHash(game) },
    ...classLimitStatement(limit),
    rows,
    slopes: studySlopes(rows, QUANTITIES),
  };
}

const QUANTITIES: Readonly<
  Record<ClassSlopeName, (row: ClassPopulationRow) => number | null | undefined>
> = {
  gainEnergy: (row) => row.gainEnergy,
  trembleEnergy: (row) => row.trembleEnergy,
  meanGainEnergy: (row) => row.meanGainEnergy,
  costDifference: (row) => row.limitDesign?.costDifference,
  exploitability: (row) => row.limitDesign?.exploitability,
  lossAsPlanned: (row) => row.limitDesign?.lossAsPlanned,
};
