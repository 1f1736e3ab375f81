import {
  checkKind,
  checkOptions,
  gameHash,
  informationOf,
  type LqgGame,
  randomNorm,
  reducedBasis,
  StackelbergError,
  withCount,
  withMonitoring,
} from "@stackelberg/game";
import {
  type BestAffineRule,
  bestAffine,
  energyFrontier,
  type FrontierPoint,
  incentiveCondition,
  solvedTarget,
} from "@stackelberg/incentive";
import { staticStackelberg, teamOptimum } from "@stackelberg/solvers";
import { checkedCounts } from "./checked-counts.ts";
import type { StudiedGame } from "./study.ts";

/** What is left of an incentive at one N and one size of trembles. */
export interface SurvivingValue {
  /** N. */
  readonly count: number;
  /**
   * Variance of every follower's execution noise; with a major follower, of the noise in what the
   * leader sees of it.
   */
  readonly variance: number;
  /** The team optimum of the disturbed game. */
  readonly teamOptimum: number;
  /** The best that the leader can do there while ignoring actions; `null` without a response. */
  readonly noIncentive: number | null;
  /** Her cost under the best affine rule; `null` where none was found. */
  readonly best: number | null;
  /** (noIncentive − best)/(noIncentive − teamOptimum); `null` where there is nothing to gain. */
  readonly share: number | null;
  /** R of that rule, on the mean or on the major's action. */
  readonly gain: readonly (readonly number[])[] | null;
  /** `global`, or how many starts were tried. */
  readonly optimum: string | null;
}

/** What the leader gains by learning the readings, in the game as it stands. */
export interface ValueOfReadings {
  /** Her best affine cost if she learns what the monitored players observed. */
  readonly known: number | null;
  /** The same if she knows her own observations only. */
  readonly unknown: number | null;
  /** The difference. */
  readonly value: number | null;
}

/** What incomplete sight and small reactions cost. */
export interface Frontier {
  /** Identifies the format. */
  readonly schema: "stackelberg.frontier/1";
  /** Which game this is about. */
  readonly game: StudiedGame;
  /** By variance, then by N. */
  readonly surviving: readonly SurvivingValue[];
  /** At the game's own N. */
  readonly readings: ValueOfReadings;
  /** Exploitability against energy at the game's own N; empty where no such rule exists. */
  readonly energy: readonly FrontierPoint[];
}

/** Settings of {@link frontier}. */
export interface FrontierOptions {
  /** Numbers of followers, increasing. @defaultValue 12 from 1 to infinity */
  readonly counts?: readonly number[] | undefined;
  /**
   * Variances of the disturbance, ≥ 0.
   * @defaultValue 0 and seven powers of ten up to the mean squared target action
   */
  readonly variances?: readonly number[] | undefined;
  /** Called after each point, with how many are done and how many there are. @defaultValue nobody is told */
  readonly onPoint?: ((done: number, of: number) => void) | undefined;
}

const OPTIONS = { counts: true, variances: true, onPoint: true } as const;
const COUNTS = [1, 2, 5, 10, 30, 100, 1e3, 1e4, 1e5, 1e6, 1e9, Number.POSITIVE_INFINITY];
/** Fewer where every point is a search over several gains. */
const FEW = [1, 10, 100, 1e4, Number.POSITIVE_INFINITY];

/**
 * How much of an incentive survives when followers tremble, against N, and what an ε-incentive
 * costs. Without trembles the best affine rule reaches the team optimum at every N where a constant
 * gain holds it; with any trembles its cost tends to that of ignoring actions as N → ∞: the limits do
 * not commute.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 * @throws StackelbergError `STACKELBERG_COUNTS` or `STACKELBERG_VARIANCES` for a list that cannot be
 * used; `GameError` where the game has no target.
 *
 * @see theory: claim-trembles
 * @see theory: claim-fading
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const { frontier } = await import("@stackelberg/mean-field");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "crowd", common: [{ name: "x", variance: 1 }],
 *   leader: { actions: ["u0"], observes: { y0: "x" }, cost: "u0^2 + u^2 - 4*u*x" },
 *   followers: { count: 10, actions: ["u"], observes: { y: "x" }, cost: "(u - x)^2 + u0*u + 0.5*u0^2" },
 * });
 * const { surviving } = frontier(game, { counts: [10, 1e6], variances: [0, 0.01] });
 * expect(surviving.map(({ share }) => share?.toFixed(2))).toEqual(["1.00", "1.00", "0.88", "0.00"]);
 * ```
 */
export function frontier(game: LqgGame, options: FrontierOptions = {}): Frontier {
  checkKind(game, "lqg", { lqg: "frontier" });
  checkOptions<FrontierOptions>(options, OPTIONS, "frontier");
  const single = game.leader.actions.length * (game.major ?? game.followers).actions.length === 1;
  const counts = checkedCounts(options.counts ?? (single ? COUNTS : FEW));
  const variances = checkedVariances(options.variances ?? defaultVariances(game, single ? 7 : 2));
  const cases = variances.flatMap((variance) => counts.map((count) => ({ variance, count })));
  const surviving = cases.map(({ variance, count }, done) => {
    const value = survivingValue(disturbed(withCount(game, count), variance), variance);
    options.onPoint?.(done + 1, cases.length);
    return value;
  });
  return {
    schema: "stackelberg.frontier/1",
    game: { name: game.name, kind: "lqg", hash: gameHash(game) },
    surviving,
    readings: valueOfReadings(game),
    energy: energyPath(game),
  };
}

function disturbed(game: LqgGame, variance: number): LqgGame {
  return game.major
    ? withMonitoring(game, { what: "actions", noise: variance })
    : withMonitoring(game, { tremble: game.followers.actions.map(() => variance) });
}

function survivingValue(game: LqgGame, variance: number): SurvivingValue {
  const blind = staticStackelberg(game);
  const team = teamOptimum(game).costs.leader;
  const noIncentive = blind.status === "solved" ? blind.costs.leader : null;
  const { rule, cost } = bestRule(game);
  const possible = noIncentive === null ? 0 : noIncentive - team;
  return {
    count: game.count,
    variance,
    teamOptimum: team,
    noIncentive,
    best: cost,
    share:
      noIncentive === null || cost === null || possible <= 1e-12 * Math.abs(team)
        ? null
        : (noIncentive - cost) / possible,
    gain: rule?.reaction ?? null,
    optimum: rule?.optimum ?? null,
  };
}

function bestRule(game: LqgGame): {
  readonly rule: BestAffineRule | null;
  readonly cost: number | null;
} {
  const target = solvedTarget(game);
  const condition = incentiveCondition(game, target.plan);
  const outcome = bestAffine().propose({ game, target, condition });
  return outcome.status === "proposed"
    ? { rule: outcome.rule as BestAffineRule, cost: outcome.response?.costs.leader ?? null }
    : { rule: null, cost: null };
}

/**
 * What knowing the readings is worth to the leader under best affine rules.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { valueOfReadings } = await import("@stackelberg/mean-field");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: 200, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * // her forecast is what the followers read, so readings tell her nothing new
 * expect(valueOfReadings(game)?.value).toBeCloseTo(0, 6);
 * ```
 */
export function valueOfReadings(game: LqgGame): ValueOfReadings {
  checkKind(game, "lqg", { lqg: "valueOfReadings" });
  const known = bestRule({ ...game, knows: "observations" }).cost;
  const unknown = bestRule({ ...game, knows: "own" }).cost;
  return { known, unknown, value: known === null || unknown === null ? null : unknown - known };
}

/** The path of ε-incentives; empty where the leader does not see all that they need. */
function energyPath(game: LqgGame): readonly FrontierPoint[] {
  const { plan } = solvedTarget(game);
  const { imperfect } = incentiveCondition(game, plan);
  return imperfect || game.payments.length > 0 ? [] : energyFrontier(game);
}

/** 0 and powers of ten up to the mean squared action of the monitored players in the target. */
function defaultVariances(game: LqgGame, steps: number): readonly number[] {
  const { plan } = solvedTarget(game);
  const role = game.major ? "major" : "followers";
  const { rows } = informationOf(game, role);
  const size = randomNorm((plan[role] ?? plan.followers).mmul(rows), reducedBasis(game)) ** 2;
  const top = size > 0 ? Math.round(Math.log10(size)) : 0;
  const spread = steps > 3 ? 1 : 2;
  return [0, ...Array.from({ length: steps }, (_, k) => 10 ** (top - spread * (steps - 1 - k)))];
}

function checkedVariances(variances: readonly number[]): readonly number[] {
  const wrong = variances.find((v) => !(v >= 0 && Number.isFinite(v)));
  if (variances.length > 0 && wrong === undefined) return variances;
  throw new StackelbergError(
    "STACKELBERG_VARIANCES",
    `the variances cannot be used; found ${wrong ?? "none"}; expected finite numbers ≥ 0`,
  );
}
