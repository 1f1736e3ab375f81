import type { LqgGame, NamedPlan } from "@stackelberg/game";
import { affineText, namedTerms } from "./affine-text.ts";
import { wrap } from "./wrap.ts";

/** So many digits that a pasted rule still certifies. */
export const PASTED_DIGITS = 15;

/** Rules as `evaluate --rule` reads them. */
export function pastedRules(
  rules: readonly string[],
  width: number,
  beside = "",
): readonly string[] {
  return [
    wrap(`The same, ready for \`stackelberg evaluate --rule\`${beside}:`, { width }),
    ...rules.map((rule) => wrap(`"${rule}"`, { width, indent: 4 })),
  ];
}

/** What the leader does by herself, as rules; without the actions that stay at their default. */
export function pastedPlan(
  { leader, defaultAction }: Pick<LqgGame, "leader" | "defaultAction">,
  policies: NamedPlan,
): readonly string[] {
  return leader.actions.flatMap((action, i) => {
    const { constant = 0, ...readings } = policies.leader?.[action] ?? {};
    const still = constant === defaultAction[i] && Object.values(readings).every((c) => c === 0);
    if (still) return [];
    const terms = namedTerms({ constant, ...readings });
    return [`${action} = ${affineText(terms, { digits: PASTED_DIGITS })}`];
  });
}
