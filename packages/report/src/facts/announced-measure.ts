import {
  type DesignResult,
  type IncentiveResult,
  type IncentiveRule,
  type MeasureResult,
  type OwnPaymentRule,
  publishedRule,
  type ResponseResult,
  type TariffRule,
} from "@stackelberg/incentive";

/** One announced rule: for whom, and its numbers with their kind. */
export interface AnnouncedMeasure {
  /** Whose action it reacts to. */
  readonly monitors: MeasureResult["monitors"];
  /** Its numbers with their kind. */
  readonly rule: IncentiveRule;
}

/** Everything that is announced together, the first rule first. */
export function measuresOf(incentive: IncentiveResult): readonly AnnouncedMeasure[] {
  return [incentive, ...(incentive.beside ?? [])].map((measure) => ({
    monitors: measure.monitors,
    rule: publishedRule(measure),
  }));
}

/** Whether a rule is a payment, of either kind. */
export function isPaid(rule: IncentiveRule): rule is TariffRule | OwnPaymentRule {
  return rule.kind === "tariff" || rule.kind === "own-payment";
}

/** Whether the rule leads to a plan that costs the leader more than her target. */
export function fallsShort({
  target,
  incentive,
}: Pick<DesignResult, "target" | "incentive">): boolean {
  const loss = (incentive?.response ?? target).leaderCost - target.leaderCost;
  return Math.abs(loss) > 1e-7 * Math.max(1, Math.abs(target.leaderCost));
}

/** What everybody does under the rule: the target, unless the rule leads elsewhere. */
export function playedPlan({ target, incentive, candidate }: DesignResult): ResponseResult {
  return (incentive ?? candidate)?.response ?? target;
}
