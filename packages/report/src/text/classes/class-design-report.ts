import type { ClassGame } from "@stackelberg/game";
import type { ClassDesignResult } from "@stackelberg/incentive";
import { type ClassDesign, classDesigns } from "../../facts/class-designs.ts";
import { accountEntries } from "../account-lines.ts";
import { costTable, missingPlans } from "../benchmark-table.ts";
import { certificateEntries } from "../certificate-lines.ts";
import { type Labelled, labelledLines } from "../labelled-lines.ts";
import { exampleClassRule, keepLines } from "../next-commands.ts";
import { countText, numberText } from "../number-text.ts";
import type { ReportOptions } from "../report-options.ts";
import { roleNames } from "../role-names.ts";
import { ruleSection } from "../rule-section.ts";
import { assumptionLines, sectionIn } from "../section.ts";
import { shareSentence } from "../share-captured.ts";
import { collectiveText, uniqueText } from "../stability-text.ts";
import { targetLines } from "../target-lines.ts";
import { titleLine } from "../title-line.ts";
import { kept, type TypedCommand, typedAgain } from "../typed-command.ts";
import { costUnit, inCostUnitBeforePayments } from "../unit-text.ts";
import { wrap } from "../wrap.ts";
import { nameOf } from "./class-name.ts";
import { classPlainWords } from "./class-plain-words.ts";
import { ruleOutline } from "./rule-outline.ts";

/** What a report for several classes is made from, beside the design. */
export interface ClassReportOptions extends ReportOptions, TypedCommand {
  /** Whether everything is said. @defaultValue false */
  readonly details?: boolean;
}

/** A design for several classes of followers for people, with one section per class. */
export function classDesignReport(
  game: ClassGame,
  result: ClassDesignResult,
  options: ClassReportOptions,
): string {
  const { width, details = false } = options;
  const designs = classDesigns(game, result);
  const section = sectionIn(options);
  return [
    titleLine(game, result.certificate.verdict, options),
    ...section("What the leader wants (the target)", wanted(game, result, { designs, width })),
    ...section("The rule", ruleOutline(game, result, designs, width)),
    ...designs.flatMap((design) => [
      ...ruleSection(design.game, design.result, {
        ...options,
        part: { called: nameOf(design), name: design.name },
      }),
      "",
      ...labelledLines(classEntries(design, details), width),
    ]),
    ...section("In plain words", [wrap(classPlainWords(game, result, designs), { width })]),
    ...section("What it costs", costLines(game, result, { ...options, designs })),
    ...section("Who pays", classAccountLines(designs, { ...result.accounts, width })),
    ...section(
      "Certificate (all classes together)",
      labelledLines(jointEntries(game, result, designs), width),
    ),
    ...section(
      "Taken for granted",
      details ? assumptionLines(result.certificate.assumptions, width) : [],
    ),
    ...section("Next", nextLines(game, result, options)),
  ].join("\n");
}

interface Parts {
  readonly designs: readonly ClassDesign[];
  readonly width: number;
}

/** What is proved about one class; the limit is told of all classes together. */
function classEntries({ game, result }: ClassDesign, details: boolean): readonly Labelled[] {
  const entries = certificateEntries(game, result, details);
  return details ? entries : entries.filter(({ label }) => label !== "very many");
}

function wanted(
  game: ClassGame,
  { target, classes }: ClassDesignResult,
  { designs, width }: Parts,
): readonly string[] {
  const followers = designs.flatMap(({ game: view, result }, k) => {
    const share = numberText(100 * (classes[k]?.share ?? 0), { digits: 4 });
    const size = Number.isFinite(game.count) ? `, ${countText(view.count)}` : "";
    const label = `${view.followers.label} (${share} %${size})`;
    const named = { ...view, followers: { ...view.followers, label } };
    return targetLines(named, { followers: result.target.policies.followers ?? {} }, width);
  });
  const [any] = designs;
  if (!any) return followers;
  // her own readings only: what she learns of the classes stands in the formulas
  const leader = { ...any.game.leader, observations: game.leader.observations };
  return [
    ...followers,
    ...targetLines({ ...any.game, leader }, { leader: target.policies.leader ?? {} }, width),
  ];
}

/** What the members of each class pay, and what that brings the leader in all. */
function classAccountLines(
  designs: readonly ClassDesign[],
  { leader, width }: ClassDesignResult["accounts"] & { readonly width: number },
): readonly string[] {
  const classes = designs.flatMap(({ game, result: { accounts } }) => {
    const { leader: _, ...own } = accounts;
    return accountEntries(game, own);
  });
  const [any] = designs;
  const all = any && leader ? [...classes, ...accountEntries(any.game, { leader })] : classes;
  return all.length === 0 ? [] : labelledLines(all, width);
}

interface CostRow {
  readonly name: string;
  readonly leader: number | null;
  readonly classes: readonly (number | null)[];
}

function costLines(
  game: ClassGame,
  { target, baselines, incentive }: ClassDesignResult,
  { designs, ...options }: ReportOptions & { readonly designs: readonly ClassDesign[] },
): readonly string[] {
  const row = (name: string, plan: ClassDesignResult["baselines"]["nash"]): CostRow => ({
    name,
    leader: plan.leaderCost,
    classes: game.classes.map((_, k) => plan.classes?.[k]?.followerCost ?? null),
  });
  const benchmarks = [
    ["team optimum (all obey)", baselines.teamOptimum],
    ["no incentive (no reaction)", baselines.noIncentive],
    ["Nash (no announcement)", baselines.nash],
    ["no rule (default action)", baselines.noRule],
  ] as const;
  const rows = [
    row(incentive ? "target (with the rule)" : "target (not reached)", target),
    ...benchmarks.map(([name, benchmark]) => row(name, benchmark)),
  ];
  const [any] = designs;
  const columns = [
    { name: any ? roleNames(any.game).leader : "leader", cost: (each: CostRow) => each.leader },
    ...designs.map((design, k) => ({
      name: nameOf(design),
      cost: (each: CostRow) => each.classes[k],
    })),
  ];
  const share = shareSentence({
    reached: target.leaderCost,
    noIncentive: baselines.noIncentive.leaderCost,
    teamOptimum: baselines.teamOptimum.leaderCost,
  });
  const reasons = missingPlans(benchmarks.map(([name, { reason }]) => ({ name, reason })));
  const table = costTable(rows, {
    columns,
    each: "followers: of each one",
    unit: inCostUnitBeforePayments(game),
    ...options,
  });
  return [
    table,
    ...[...reasons, ...(incentive ? [share] : [])].map((sentence) => wrap(sentence, options)),
  ];
}

function jointEntries(
  game: ClassGame,
  { certificate, classes, incentive }: ClassDesignResult,
  designs: readonly ClassDesign[],
): readonly Labelled[] {
  const { epsilon, followers, curvature, unique, limitWellPosed } = certificate;
  const unit = costUnit(game);
  const mode = curvature.symmetricMode;
  const worst = designs[classes.findIndex(({ name }) => name === followers.class)];
  const who = worst ? roleNames(worst.game).eachFollower : "each follower";
  const scale = 1e3 * Math.max(1, followers.exploitabilityWithoutIncentive);
  const saved = numberText(epsilon, { scale });
  const entries: Labelled[] = [
    {
      label: "deviating saves",
      text:
        saved === "0"
          ? `0${unit}: nobody of any class saves anything by leaving the target alone`
          : `${saved}${unit}: the most that anybody can save by leaving the target alone; that is what ${who} can save`,
    },
  ];
  if (incentive) {
    entries.push({
      label: "gain energy",
      text: `${numberText(incentive.gainEnergy)}: mean square of the reaction to one unit of deviation, over all followers`,
    });
  }
  if (mode !== null) {
    const text = collectiveText(mode, { stable: curvature.minimum >= 0 });
    entries.push({ label: "all together", text });
  }
  entries.push({ label: "other responses", text: uniqueText(unique) });
  entries.push({
    label: "very many",
    text: limitWellPosed
      ? game.payments.length > 0
        ? "well posed: what somebody pays does not depend on how many others there are"
        : "well posed: every class would choose the target anyway if its members were infinitely many"
      : "NOT well posed: for some class the reaction to its mean must become stronger and stronger as the followers become more",
  });
  return entries;
}

function nextLines(
  game: ClassGame,
  { incentive, certificate }: ClassDesignResult,
  { name, typed = {} }: TypedCommand,
): readonly string[] {
  if (name === "-") return [];
  const counted = kept(typed, ["count"]);
  const steady = game.payments.length > 0 || certificate.limitWellPosed;
  return [
    "  # a rule of your own; what becomes of rules as the followers become many",
    `  stackelberg evaluate ${typedAgain(name, counted)} --rule "${exampleClassRule(game)}"`,
    `  stackelberg scale ${typedAgain(name, kept(typed, ["payments"]))}`,
    ...(game.payments.length === 0 && !(incentive && steady)
      ? [
          "  # each one pays for its own action instead: works for any number of followers",
          `  stackelberg solve ${typedAgain(name, { ...counted, payments: "followers" })}`,
        ]
      : []),
    ...(incentive
      ? [
          "  # everything; the result, and every number of it recomputed",
          `  stackelberg solve ${typedAgain(name, typed)} --details`,
          ...keepLines(name, typed),
        ]
      : []),
  ];
}
