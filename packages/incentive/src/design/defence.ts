import type { LqgGame, Plan } from "@stackelberg/game";
import { accountsOf } from "../participation/accounts.ts";
import { participationOf } from "../participation/participation-result.ts";
import type { DesignResult } from "../result/design-result.ts";
import { robustness } from "../robustness/robustness.ts";
import type { ReactionRule } from "../rule/incentive-rule.ts";
import type { Payments } from "../rule/payment-form.ts";

/** What was announced and what everybody does. */
export interface AnnouncedPlan {
  readonly target: Plan;
  readonly plan: Plan;
  readonly reaction: ReactionRule | null;
  readonly payments: Payments;
  /** Whether participation was required, and how. */
  readonly level?: "interim" | "exAnte" | undefined;
}

/** The sections of a result that defend a rule: who pays, who loses, what if we are wrong. */
export type Defence = Pick<DesignResult, "accounts" | "participation" | "robustness">;

/** Accounts, participation and robustness of announced rules. */
export function defence(game: LqgGame, announced: AnnouncedPlan): Defence {
  const accounts = accountsOf(game, announced);
  return {
    accounts,
    participation: participationOf(game, announced, { accounts, level: announced.level }),
    robustness: robustness(game, intended(announced)),
  };
}

/** A best affine rule is made for the response to it, other rules are for the target. */
function intended(announced: AnnouncedPlan): AnnouncedPlan {
  const { reaction, plan, target } = announced;
  return { ...announced, target: reaction?.kind === "best-affine" ? plan : target };
}

/** The same where only the accounts, which belong to every payment, were asked for. */
export function accountsAlone(game: LqgGame, announced: AnnouncedPlan): Defence {
  return { accounts: accountsOf(game, announced), participation: {}, robustness: [] };
}

/** The same where nothing is announced. */
export const noDefence: Defence = { accounts: {}, participation: {}, robustness: [] };
