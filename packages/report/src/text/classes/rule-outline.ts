import type { ClassGame } from "@stackelberg/game";
import type { ClassDesignResult } from "@stackelberg/incentive";
import type { ClassDesign } from "../../facts/class-designs.ts";
import { affineText, namedTerms, planScale } from "../affine-text.ts";
import { definitionLines } from "../definition-lines.ts";
import { pastedPlan, pastedRules } from "../pasted-rules.ts";
import { wrap } from "../wrap.ts";
import { nameOf } from "./class-name.ts";

/** How the rules for all classes make one: reactions are added up, payments stand side by side. */
export function ruleOutline(
  game: ClassGame,
  { target }: ClassDesignResult,
  designs: readonly ClassDesign[],
  width: number,
): readonly string[] {
  const scale = planScale(target.policies);
  const actions = game.leader.actions;
  const paid = game.payments.length > 0;
  const planned = definitionLines(
    actions.map((action) => ({
      symbol: paid ? action : `${action}*`,
      formula: affineText(namedTerms(target.policies.leader?.[action] ?? {}), { scale }),
    })),
    width,
  );
  if (paid) {
    const words =
      "The members of each class pay for what they do themselves, by a rule for that class; nobody's payment depends on what anybody else does.";
    const plan = pastedPlan(game, target.policies);
    return [
      ...(actions.length > 0 ? [...planned, ""] : []),
      ...(plan.length > 0 ? [...pastedRules(plan, width), ""] : []),
      wrap(words, { width }),
    ];
  }
  const reactions = designs.map((design) => `(reaction to ${nameOf(design)})`).join(" + ");
  const sums = actions.map((action) => ({ symbol: action, formula: `${action}* + ${reactions}` }));
  const words =
    "The reactions below are added up. While everybody follows the target, all of them are 0.";
  return [...definitionLines(sums, width), "", ...planned, "", wrap(words, { width })];
}
