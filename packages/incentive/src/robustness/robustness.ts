import {
  isStackelbergError,
  type LqgGame,
  parametersOf,
  withCount,
  withParameters,
} from "@stackelberg/game";
import type { Announcement } from "./announcement.ts";
import { ignoringResponse } from "./ignoring-response.ts";
import type { RobustnessRow, Shift } from "./shift.ts";
import { noResponse, type ShiftedResponse, shiftedResponse } from "./shifted-response.ts";

/** Factors by which a named constant, or the number of followers, may be off. */
const FACTORS = [0.8, 0.9, 1.1, 1.2];
/** Shares of followers who do as they would without any rule. */
const IGNORING = [0.05, 0.1, 0.2];
/** Boxes of more named constants than this have too many corners to look at each. */
const LARGEST_BOX = 8;

/**
 * What becomes of an announced rule when something is not as assumed: every named constant off by
 * 10 and 20 % and at the ends of its declared range, the worst corner of all declared ranges, more
 * or fewer followers, and a share of followers who ignore the rule. Each row is the others' true
 * Nash response in the game as it then is, exact.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { readWrittenRules, robustness, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening", parameters: { discomfort: 0.15 },
 *   leader: { cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2" },
 *   followers: {
 *     count: 200, actions: ["u"], private: [{ name: "need", mean: 7, variance: 1 }],
 *     observes: { need: "need" }, cost: "discomfort*(u - need)^2",
 *   },
 *   payments: { by: "followers" },
 * });
 * const { payments } = readWrittenRules(game, ["payment = 0.1*u^2"]);
 * const rows = robustness(game, { target: solvedTarget(game).plan, reaction: null, payments });
 * expect(rows[0]).toMatchObject({ change: "parameter", parameter: "discomfort", factor: 0.8 });
 * ```
 */
export function robustness(game: LqgGame, announcement: Announcement): readonly RobustnessRow[] {
  const inGame = (shifted: LqgGame) => shiftedResponse(shifted, announcement);
  const rows: RobustnessRow[] = parameterShifts(game).map((shift) => ({
    ...shift,
    ...atParameters(game, { [shift.parameter]: shift.value }, inGame),
  }));
  const worst = worstCorner(game, inGame);
  if (worst) rows.push(worst);
  for (const count of counts(game)) {
    rows.push({ change: "count", count, ...inGame(withCount(game, count)) });
  }
  for (const share of IGNORING) {
    const response = ignoringResponse(game, announcement, share);
    if (response) rows.push({ change: "ignoring", share, ...response });
  }
  return rows;
}

type ParameterShift = Extract<Shift, { readonly change: "parameter" }>;

function parameterShifts(game: LqgGame): readonly ParameterShift[] {
  return parametersOf(game).flatMap(({ name, value, range }) => {
    const change = "parameter" as const;
    const scaled = value === 0 ? [] : FACTORS;
    return [
      ...scaled.map((factor) => ({ change, parameter: name, value: factor * value, factor })),
      ...(range ?? [])
        .filter((end) => end !== value)
        .map((end) => ({ change, parameter: name, value: end })),
    ];
  });
}

/** Every corner of the declared ranges; empty without any, and where there are too many. */
export function corners(game: LqgGame): readonly Readonly<Record<string, number>>[] {
  const ranged = parametersOf(game).flatMap(({ name, range }) => (range ? [{ name, range }] : []));
  if (ranged.length === 0 || ranged.length > LARGEST_BOX) return [];
  return ranged.reduce<readonly Readonly<Record<string, number>>[]>(
    (known, { name, range }) =>
      known.flatMap((corner) => range.map((end) => ({ ...corner, [name]: end }))),
    [{}],
  );
}

/** The corner that costs the leader most; one without a response costs more than any. */
function worstCorner(
  game: LqgGame,
  inGame: (shifted: LqgGame) => ShiftedResponse,
): RobustnessRow | null {
  let worst: RobustnessRow | null = null;
  const cost = (row: RobustnessRow | null) =>
    row ? (row.leaderCost ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  for (const values of corners(game)) {
    const row = { change: "corner" as const, values, ...atParameters(game, values, inGame) };
    if (cost(row) > cost(worst)) worst = row;
  }
  return worst;
}

/** A response at other values, which may make a game that cannot be used at all. */
function atParameters(
  game: LqgGame,
  values: Readonly<Record<string, number>>,
  inGame: (shifted: LqgGame) => ShiftedResponse,
): ShiftedResponse {
  try {
    return inGame(withParameters(game, values));
  } catch (error) {
    if (!isStackelbergError(error)) throw error;
    const none = Number.POSITIVE_INFINITY;
    return { ...noResponse(error.message), leaderCostAsPlanned: none, epsilon: none };
  }
}

function counts({ count }: LqgGame): readonly number[] {
  if (count === Number.POSITIVE_INFINITY) return [];
  const near = FACTORS.map((factor) => Math.round(factor * count));
  return [...new Set(near)].filter((n) => n >= 1 && n <= 1e15 && n !== count);
}
