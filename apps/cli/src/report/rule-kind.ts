import type { IncentiveResult, ProportionalRule } from "@stackelberg/incentive";

/** Whether a rule's gain depends on what the leader sees. */
export function isProportional(
  rule: IncentiveResult["rule"],
): rule is Omit<ProportionalRule, "kind"> {
  return "kappa" in rule;
}
