import {
  balanced,
  type LeaderAccount,
  leaderAccount,
  type PaymentAccount,
} from "../participation/accounts.ts";

/** What the members of one class pay. */
interface ClassAccount {
  /** Its share of all followers. */
  readonly share: number;
  readonly account: Pick<PaymentAccount, "mean" | "deviation">;
}

/** What the leader takes in from N followers of several classes: N·Σ_k s_k·mean_k. */
export function receiptsOf(count: number, classes: readonly ClassAccount[]): LeaderAccount {
  const mean = classes.reduce((sum, { share, account }) => sum + share * account.mean, 0);
  const deviation = Math.max(0, ...classes.map(({ account }) => account.deviation));
  return leaderAccount(balanced({ mean, deviation }) * count);
}
