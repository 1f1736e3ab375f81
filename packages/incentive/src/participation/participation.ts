import {
  expectedExcess,
  type GaussianQuadratic,
  type Information,
  informationOf,
  type LqgGame,
  type ParticipationTerms,
  type Payer,
  probabilityAbove,
  reducedBasis,
} from "@stackelberg/game";
import type { PaidPlan } from "./accounts.ts";
import { changeOfCost } from "./change-of-cost.ts";
import { type Quantiles, quantilesOf } from "./quantiles.ts";
import { type WorstReading, worstReading } from "./worst-reading.ts";

/** A number that may have been found numerically. */
export interface Share {
  /** 0 … 1. */
  readonly value: number;
  /** How it was found. */
  readonly method: string;
  /** Bound on its error; absent where it is exact. */
  readonly error?: number;
}

/**
 * What it takes to make everybody of one role as well off as with the outside option.
 *
 * @see theory: claim-rent
 */
export interface Compensation {
  /** On average, where each one gets what its reading calls for: E[max(change, 0)]. */
  readonly readingsKnown: number;
  /** The same for all, such that nobody is worse off on average; negative: it could be a fee. */
  readonly lumpSumExAnte: number;
  /** The same for all, such that nobody within a range of readings is worse off. */
  readonly lumpSumInterim: readonly LumpSum[];
  /** What not knowing the readings costs: the interim lump sum of the stated range less `readingsKnown`. */
  readonly informationRent: number;
}

/** A lump sum and the range of readings that it serves. */
export interface LumpSum {
  /** In standard deviations. */
  readonly range: number;
  /** In cost units, to each. */
  readonly amount: number;
}

/**
 * How one role fares under the rule against its outside option; changes of expected cost, > 0 is worse.
 *
 * @see theory: claim-change
 */
export interface RoleParticipation {
  /** On average over readings. */
  readonly meanChange: number;
  /** Who is worse off. */
  readonly shareWorseOff: Share;
  /** Over the population. */
  readonly change: Quantiles;
  /** At the 5, 50 and 95 % reading, where there is one reading. */
  readonly atReadings?: readonly ReadingChange[];
  /** The worst change within the stated range of readings. */
  readonly worst: WorstReading;
  /** What would make up for it. */
  readonly compensation: Compensation;
  /** The same before payments; absent where this role does not pay. */
  readonly beforePayments?: Pick<RoleParticipation, "meanChange" | "shareWorseOff"> & {
    /** E[max(change, 0)]. */
    readonly compensationReadingsKnown: number;
  };
}

/** The change for somebody with a given reading. */
export interface ReadingChange {
  /** Share of the readings below it. */
  readonly quantile: number;
  /** The reading. */
  readonly reading: number;
  /** The change of expected cost. */
  readonly change: number;
}

/** Ranges for which lump sums are always told, in standard deviations. */
const RANGES = [2, 3];
/** The 5, 50 and 95 % points of the standard normal distribution. */
const NORMAL = [
  [0.05, -1.6448536269514722],
  [0.5, 0],
  [0.95, 1.6448536269514722],
] as const;

/**
 * How a role fares: with z the standardised readings, the change of its expected cost is a
 * quadratic in z, so means are exact, and shares and quantiles those of a Gaussian quadratic.
 *
 * @returns `null` where the outside option has no equilibrium.
 */
export function roleParticipation(
  game: LqgGame,
  paid: PaidPlan,
  { role, terms }: { readonly role: Payer; readonly terms: ParticipationTerms },
): RoleParticipation | null {
  const change = changeOfCost(game, paid, { role, outside: terms.outside });
  if (!change) return null;
  const information = informationOf(game, role);
  const worst = worstReading(game, change, { information, range: terms.range });
  const readingsKnown = expectedExcess(change, 0).value;
  const ranges = [...new Set([...RANGES, terms.range])].sort((a, b) => a - b);
  const at = atReadings(game, change, information);
  const free = paid.payments[role]
    ? changeOfCost(game, { ...paid, payments: {} }, { role, outside: terms.outside })
    : null;
  return {
    meanChange: change.mean,
    shareWorseOff: shareAbove(change),
    change: quantilesOf(change),
    ...(at ? { atReadings: at } : {}),
    worst,
    compensation: {
      readingsKnown,
      lumpSumExAnte: change.mean,
      lumpSumInterim: ranges.map((range) => ({
        range,
        amount: worstReading(game, change, { information, range }).change,
      })),
      informationRent: worst.change - readingsKnown,
    },
    ...(free
      ? {
          beforePayments: {
            meanChange: free.mean,
            shareWorseOff: shareAbove(free),
            compensationReadingsKnown: expectedExcess(free, 0).value,
          },
        }
      : {}),
  };
}

function shareAbove(change: GaussianQuadratic): Share {
  const { value, method, error } = probabilityAbove(change, 0);
  return { value, method, ...(method === "exact" ? {} : { error }) };
}

/** Somebody with one reading: z is that reading, standardised. */
function atReadings(
  game: LqgGame,
  change: GaussianQuadratic,
  { rows, names }: Information,
): readonly ReadingChange[] | null {
  if (names.length !== 2) return null;
  const images = rows.mmul(reducedBasis(game).factor).getRow(1);
  const [mean = 0, ...spread] = images;
  const deviation = Math.hypot(...spread);
  const { curvatures, slopes, axes } = change.spectrum;
  return NORMAL.map(([quantile, z]) => {
    const s = curvatures.length > 0 ? axes.get(0, 0) * z : 0;
    const moved = ((curvatures[0] ?? 0) * s * s) / 2 + (slopes[0] ?? 0) * s;
    return { quantile, reading: mean + deviation * z, change: change.constant + moved };
  });
}
