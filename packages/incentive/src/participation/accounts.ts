import {
  closedLoop,
  conditionalQuadratic,
  gaussianQuadratic,
  informationOf,
  type LqgGame,
  type Payer,
  type Plan,
  reducedBasis,
} from "@stackelberg/game";
import { type Payments, paymentForm } from "../rule/payment-form.ts";
import { accountWarnings } from "./account-warnings.ts";
import { type Quantiles, quantilesOf } from "./quantiles.ts";

/** What one payer pays over the readings that it may have; negative where it is paid. */
export interface PaymentAccount {
  /** On average. */
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
  /** Over the population. */
  readonly quantiles: Quantiles;
}

/** What the leader takes in and gives out. */
export interface LeaderAccount {
  /** Expected receipts from all payers together; 0 or ±`Infinity` with infinitely many. */
  readonly receipts: number;
  /** What the programme costs her: minus the receipts. */
  readonly programmeCost: number;
}

/**
 * Who pays whom what; everything flows between the payers and the leader, so it adds up to zero.
 *
 * @see theory: claim-accounts
 */
export interface Accounts {
  /** Each follower's. */
  readonly followers?: PaymentAccount;
  /** The major follower's. */
  readonly major?: PaymentAccount;
  /** The leader's; absent where nobody pays. */
  readonly leader?: LeaderAccount;
  /** What to look at: prices that no account lists, units that disagree. */
  readonly warnings?: readonly string[];
}

/** A plan under announced payments. */
export interface PaidPlan {
  /** The target, to which a payment by reading refers. */
  readonly target: Plan;
  /** What everybody does. */
  readonly plan: Plan;
  /** Who pays what. */
  readonly payments: Payments;
}

/** Receipts below this share of what is paid back and forth are rounding. */
const BALANCED = 1e-12;

/** The accounts of announced payments; exact up to quantiles by inversion, whose error is reported. */
export function accountsOf(game: LqgGame, paid: PaidPlan): Accounts {
  const warnings = accountWarnings(game);
  const notes = warnings.length > 0 ? { warnings } : {};
  const followers = accountOf(game, paid, "followers");
  const major = accountOf(game, paid, "major");
  if (!followers && !major) return notes;
  const receipts =
    balanced(followers) * (followers ? game.count : 0) + balanced(major) * (major ? 1 : 0);
  return {
    ...(followers ? { followers } : {}),
    ...(major ? { major } : {}),
    leader: leaderAccount(receipts),
    ...notes,
  };
}

/** The leader's side of what all payers pay together; 0·∞ of balanced payments is 0. */
export function leaderAccount(receipts: number): LeaderAccount {
  const total = Number.isNaN(receipts) ? 0 : receipts;
  return { receipts: total, programmeCost: total === 0 ? 0 : -total };
}

/** What is paid on average, 0 where that is only the rounding of what is paid back and forth. */
export function balanced(account: Pick<PaymentAccount, "mean" | "deviation"> | null): number {
  if (!account) return 0;
  const { mean, deviation } = account;
  return Math.abs(mean) <= BALANCED * Math.max(1, deviation) ? 0 : mean;
}

function accountOf(
  game: LqgGame,
  { target, plan, payments }: PaidPlan,
  payer: Payer,
): PaymentAccount | null {
  const rule = payments[payer];
  if (!rule) return null;
  const form = paymentForm(game, target, payer, rule);
  const basis = reducedBasis(game);
  const information = informationOf(game, payer);
  const distribution = gaussianQuadratic(
    conditionalQuadratic(form, closedLoop(game, plan), { information, basis }),
  );
  const { mean, deviation } = distribution;
  return { mean, deviation, quantiles: quantilesOf(distribution) };
}
