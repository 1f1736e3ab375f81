import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { type AnnouncedMeasure, isPaid, measuresOf } from "../facts/announced-measure.ts";
import { bestAffineLines, isBestAffine } from "./best-affine-lines.ts";
import { conditionLines } from "./condition-lines.ts";
import { equivalentRules } from "./equivalent-rule.ts";
import { pastedPlan, pastedRules } from "./pasted-rules.ts";
import { pastedPayment, paymentFormula } from "./payment-formula.ts";
import type { ReportOptions } from "./report-options.ts";
import { capital, roleNames } from "./role-names.ts";
import { ruleFormula } from "./rule-formula.ts";
import { isProportional } from "./rule-kind.ts";
import { sectionIn } from "./section.ts";
import { styleFor } from "./style.ts";
import { wrap } from "./wrap.ts";

const KINDS: Readonly<Record<string, string>> = {
  constant: "constant gain: the same reaction whatever was read",
  "minimum-energy": "minimum energy: the gentlest exact reaction for each reading",
  epsilon: "epsilon-incentive: gentle everywhere, and nearly exact",
  tariff: "tariff: a payment for the own actions that needs no reading",
  "own-payment": "own payment: compared with what the own reading calls for",
};

/** A class of followers that a rule is for. */
interface RulePart {
  /** What to call its members, as in "the homes". */
  readonly called: string;
  /** Its name in the game file. */
  readonly name: string;
}

/** How a section about a rule is set. */
export interface RuleSectionOptions extends ReportOptions {
  /** Which class the rule is for, where there is one for each of several. */
  readonly part?: RulePart;
}

/** The rules as formulas; where they are refused, why, and the rules that were examined. */
export function ruleSection(
  game: LqgGame,
  result: DesignResult,
  options: RuleSectionOptions,
): readonly string[] {
  const section = sectionIn(options);
  const { width, part } = options;
  const { incentive, candidate, certificate, explanation } = result;
  if (incentive && isBestAffine(incentive.rule)) {
    const title = "The rule (best affine: what is best for the leader, given what she sees)";
    return section(title, bestAffineLines(game, incentive.rule, width));
  }
  if (incentive) {
    const measures = measuresOf(incentive);
    return measures.flatMap((measure) => [
      "",
      ...ruleHeading(measure, { title: `The rule${whom(game, measure, measures)}`, options }),
      ...measureFormula(game, result, { measure, width, part }),
      "",
      ...explanations(game, result, { measure, width, part }),
    ]);
  }
  const reason = certificate.reason ?? "refused";
  return [
    ...section(refusedTitle(game, part), [
      wrap(`${reason}: ${explanation ?? "no rule of this kind holds the target"}.`, { width }),
      "",
      ...conditionLines(game, result, width),
    ]),
    ...section(
      "The rule that was examined (refused: do not use it)",
      candidate
        ? measuresOf(candidate).flatMap((measure) =>
            measureFormula(game, result, { measure, width, part }),
          )
        : [],
    ),
  ];
}

/** The heading of a rule, with its kind; below it where the rule is one of several. */
function ruleHeading(
  { rule }: AnnouncedMeasure,
  { title, options }: { readonly title: string; readonly options: RuleSectionOptions },
): readonly string[] {
  const { heading } = styleFor(options);
  const kind = KINDS[rule.kind] ?? rule.kind;
  if (options.part === undefined) return [heading(`${title} (${kind})`)];
  const { called } = options.part;
  const what = isPaid(rule) ? `What ${called} pay` : `The reaction to ${called}`;
  return [heading(what), wrap(capital(kind), options)];
}

function refusedTitle({ payments }: LqgGame, part: RulePart | undefined): string {
  if (part === undefined) return "No rule";
  return payments.length > 0 ? `No payment of ${part.called}` : `No reaction to ${part.called}`;
}

/** For whom a rule is, where there are several. */
function whom(
  game: LqgGame,
  { monitors }: AnnouncedMeasure,
  all: readonly AnnouncedMeasure[],
): string {
  if (all.length === 1) return "";
  const names = roleNames(game);
  return ` for ${monitors === "major" ? names.major : names.followers}`;
}

interface Explained {
  readonly measure: AnnouncedMeasure;
  readonly width: number;
  readonly part: RulePart | undefined;
}

function measureFormula(
  game: LqgGame,
  result: DesignResult,
  explained: Explained,
): readonly string[] {
  return isPaid(explained.measure.rule)
    ? paymentFormula(game, result, explained)
    : ruleFormula(game, result, { ...explained, part: explained.part !== undefined });
}

/** What the letters mean, and the same rule in other words. */
function explanations(
  game: LqgGame,
  result: DesignResult,
  { measure, width, part }: Explained,
): readonly string[] {
  const { leader, monitored } = roleNames(game);
  const many = measure.monitors === "followers" && game.count !== 1;
  if (isPaid(measure.rule)) return paymentExplanations(game, result, { measure, width, part });
  const stars = `A star marks what the target plans${many ? `; i runs over ${part ? roleNames(game).followers : "all followers"}` : ""}.`;
  if (isProportional(measure.rule)) {
    const short = many
      ? " The reaction depends on each reading, so the rule has no short form in the mean."
      : "";
    const letters = `κ: what one unit more of ${leader}'s action costs ${monitored}; g: what one unit less of the own action would save; Q: the reaction to one unit of deviation.${short}`;
    return [wrap(stars, { width }), wrap(letters, { width })];
  }
  // a rule that is one of several is none that could be evaluated alone
  const rules = part ? [] : equivalentRules(game, result, measure);
  if (rules.length === 0) return [wrap(stars, { width })];
  return [wrap(stars, { width }), "", ...pastedRules(rules, width)];
}

function paymentExplanations(
  game: LqgGame,
  { target }: DesignResult,
  { measure, width, part }: Explained,
): readonly string[] {
  const { leader, eachFollower, major } = roleNames(game);
  const payer = measure.monitors === "major" ? major : eachFollower;
  const stars = measure.rule.kind === "tariff" ? "" : " A star marks what the target plans.";
  const words = `T: what ${payer} pays ${leader}; less than 0: is paid. T': what one unit more of an action costs it.${stars}`;
  const payment = pastedPayment(game, measure, part?.name);
  if (payment === null) return [wrap(words, { width })];
  // what the leader does by herself stands once above the classes
  const plan = part === undefined ? pastedPlan(game, target.policies) : [];
  const beside = part === undefined ? "" : ", beside those of the other classes";
  return [wrap(words, { width }), "", ...pastedRules([...plan, payment], width, beside)];
}
