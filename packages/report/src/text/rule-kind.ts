import type { IncentiveRule, ProportionalRule } from "@stackelberg/incentive";

/** Whether a rule's gain depends on what the leader sees. */
export function isProportional(rule: IncentiveRule): rule is ProportionalRule {
  return rule.kind === "minimum-energy" || rule.kind === "epsilon";
}
