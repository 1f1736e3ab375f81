import { describeValue, GameError } from "@stackelberg/game";

/**
 * Throws unless `rules` is a list of at least one text.
 *
 * @param left - What a rule may set, for the message.
 */
export function checkRuleList(rules: unknown, left: string): void {
  const list = Array.isArray(rules) && rules.every((rule) => typeof rule === "string");
  if (!list) {
    throw new GameError("STACKELBERG_WRONG_TYPE", "not a list of rules", {
      path: ["rule"],
      found: describeValue(rules),
      expected: `a list of texts such as ["${left} = …"]`,
    });
  }
  if (rules.length > 0) return;
  throw new GameError("STACKELBERG_RULE_MISSING", "there is no rule to evaluate", {
    path: ["rule"],
    expected: `a rule such as "${left} = …"`,
  });
}
