import type {
  DesignResult,
  IncentiveResult,
  MeasureResult,
  OwnPaymentRule,
  ResponseResult,
  TariffRule,
} from "@stackelberg/incentive";

/** One announced rule: for whom, of which kind, its numbers. */
export type AnnouncedMeasure = Pick<MeasureResult, "kind" | "monitors" | "rule" | "gain">;

/** Everything that is announced together, the first rule first. */
export function measuresOf(incentive: IncentiveResult): readonly AnnouncedMeasure[] {
  return [incentive, ...(incentive.beside ?? [])];
}

/** A tariff in the payer's own actions. */
export function isTariff(rule: MeasureResult["rule"]): rule is Omit<TariffRule, "kind"> {
  return "S" in rule && "T0" in rule;
}

/** A payment that depends on the reading. */
export function isOwnPayment(rule: MeasureResult["rule"]): rule is Omit<OwnPaymentRule, "kind"> {
  return "Q" in rule && "T0" in rule;
}

/** A payment of either kind. */
export function isPaid(
  rule: MeasureResult["rule"],
): rule is Omit<TariffRule, "kind"> | Omit<OwnPaymentRule, "kind"> {
  return isTariff(rule) || isOwnPayment(rule);
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
