import type { LqgGame } from "@stackelberg/game";
import type { DesignResult, IncentiveResult } from "@stackelberg/incentive";
import { bestAffineLines, isBestAffine } from "./best-affine-lines.ts";
import { conditionLines } from "./condition-lines.ts";
import { equivalentRules } from "./equivalent-rule.ts";
import type { ReportOptions } from "./report-options.ts";
import { roleNames } from "./role-names.ts";
import { ruleFormula } from "./rule-formula.ts";
import { isProportional } from "./rule-kind.ts";
import { styleFor } from "./style.ts";
import { wrap } from "./wrap.ts";

const KINDS: Readonly<Record<string, string>> = {
  constant: "constant gain: the same reaction whatever was read",
  "minimum-energy": "minimum energy: the gentlest exact reaction for each reading",
  epsilon: "epsilon-incentive: gentle everywhere, and nearly exact",
};

/** The rule as formulas; where it is refused, why, and the rule that was examined. */
export function ruleSection(
  game: LqgGame,
  result: DesignResult,
  options: ReportOptions,
): readonly string[] {
  const style = styleFor(options);
  const { width } = options;
  const { incentive, candidate, certificate, explanation } = result;
  if (incentive && isBestAffine(incentive.rule)) {
    const title = "The rule (best affine: what is best for the leader, given what she sees)";
    return ["", style.heading(title), ...bestAffineLines(game, incentive.rule, width)];
  }
  if (incentive) {
    return [
      "",
      style.heading(`The rule (${KINDS[incentive.kind] ?? incentive.kind})`),
      ...ruleFormula(game, result, { incentive, width }),
      "",
      ...explanations(game, result, { incentive, width }),
    ];
  }
  const reason = certificate.reason ?? "refused";
  return [
    "",
    style.heading("No rule"),
    wrap(`${reason}: ${explanation ?? "no rule of this kind holds the target"}.`, { width }),
    "",
    ...conditionLines(game, result, width),
    ...(candidate
      ? [
          "",
          style.heading("The rule that was examined (refused: do not use it)"),
          ...ruleFormula(game, result, { incentive: candidate, width }),
        ]
      : []),
  ];
}

interface Explained {
  readonly incentive: IncentiveResult;
  readonly width: number;
}

/** What the letters mean, and the same rule in other words. */
function explanations(
  game: LqgGame,
  result: DesignResult,
  { incentive, width }: Explained,
): readonly string[] {
  const { leader, monitored } = roleNames(game);
  const many = incentive.monitors === "followers" && game.count !== 1;
  const stars = `A star marks what the target plans${many ? "; i runs over all followers" : ""}.`;
  if (isProportional(incentive.rule)) {
    const short = many
      ? " The reaction depends on each reading, so the rule has no short form in the mean."
      : "";
    const letters = `κ: what one unit more of ${leader}'s action costs ${monitored}; g: what one unit less of the own action would save; Q: the reaction to one unit of deviation.${short}`;
    return [wrap(stars, { width }), wrap(letters, { width })];
  }
  const rules = equivalentRules(game, result, incentive);
  if (rules.length === 0) return [wrap(stars, { width })];
  return [
    wrap(stars, { width }),
    "",
    "  The same, ready for `stackelberg evaluate --rule`:",
    ...rules.map((rule) => wrap(`"${rule}"`, { width, indent: 4 })),
  ];
}
