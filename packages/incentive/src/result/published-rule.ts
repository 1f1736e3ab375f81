import type { IncentiveRule } from "../rule/incentive-rule.ts";
import type { MeasureResult } from "./design-result.ts";

/**
 * The rule in a result, with its kind beside its numbers: branch on `kind` to read it.
 *
 * @param measure - `result.incentive`, `result.candidate` or an entry of `incentive.beside`.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const { design, publishedRule } = await import("@stackelberg/incentive");
 * const { incentive } = design(loadGame({
 *   format: 1, kind: "lqg", name: "smallest-tariff",
 *   leader: { cost: "(mean(u) - 1)^2" },
 *   followers: { count: "infinity", actions: ["u"], cost: "u^2" },
 *   payments: { by: "followers" },
 * }));
 * const rule = incentive && publishedRule(incentive);
 * expect(rule?.kind === "tariff" && rule.b[0]).toBeCloseTo(-2, 12);
 * ```
 */
export function publishedRule({ kind, rule }: Pick<MeasureResult, "kind" | "rule">): IncentiveRule {
  return { ...rule, kind } as IncentiveRule;
}
