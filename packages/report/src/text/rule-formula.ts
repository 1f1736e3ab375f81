import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { affineText, namedTerms, planScale } from "./affine-text.ts";
import { type Definition, definitionLines } from "./definition-lines.ts";
import { gainScale } from "./gain-scale.ts";
import { gainSymbol, type Monitoring } from "./monitoring.ts";
import { gainDefinitions } from "./proportional-gain.ts";
import { isProportional } from "./rule-kind.ts";
import { unitText } from "./unit-text.ts";

/** What a rule is set with. */
export interface RuleFormulaOptions {
  readonly measure: AnnouncedMeasure;
  readonly width: number;
  /** Whether it is one of several reactions that are added up. @defaultValue false */
  readonly part?: boolean;
}

/** A reaction as formulas: the leader's actions first, then everything that they name. */
export function ruleFormula(
  game: LqgGame,
  result: DesignResult,
  { measure, width, part = false }: RuleFormulaOptions,
): readonly string[] {
  const monitoring = monitoringOf(game, measure);
  const announced = monitoring.leader.map((action, row) => {
    const reacts = reaction(measure, monitoring, row);
    return {
      symbol: part ? `change of ${action}` : action,
      formula: part ? reacts.replace(/^ \+ /, "").trim() || "0" : `${action}*${reacts}`,
      note: unitText(game, action),
    };
  });
  const gains = isProportional(measure.rule) ? gainDefinitions(measure.rule, monitoring) : [];
  return [
    ...definitionLines(announced, width),
    "",
    ...definitionLines([...plannedActions(result, monitoring, part), ...gains], width),
  ];
}

/** Whom a rule reacts to, in symbols. */
function monitoringOf(game: LqgGame, { monitors }: AnnouncedMeasure): Monitoring {
  const alone = monitors === "major" || game.count === 1;
  return {
    leader: game.leader.actions,
    actions: (monitors === "major" ? game.major : game.followers)?.actions ?? [],
    index: alone ? "" : "_i",
    gainScale: gainScale(game),
    sum: alone ? "" : "Σ_i ",
  };
}

/** What is added to a planned action of the leader; nothing where no reaction is needed. */
function reaction(measure: AnnouncedMeasure, monitoring: Monitoring, row: number): string {
  const { actions, index, sum, leader } = monitoring;
  const deviations = actions.map((action) => `(${action}${index} - ${action}*${index})`);
  const { rule } = measure;
  const parts = isProportional(rule)
    ? deviations.map((deviation, column) => {
        const gain = gainSymbol(monitoring, leader[row] ?? "", actions[column] ?? "");
        return `${gain}*${deviation}`;
      })
    : [
        constantReaction(
          rule.kind === "constant" ? (rule.gain[row] ?? []) : [],
          deviations,
          monitoring,
        ),
      ];
  const text = parts.join(" + ");
  if (text === "0") return "";
  const single = actions.length === 1;
  if (sum !== "" && !single) return ` + ${sum}{ ${text} }`;
  return text.startsWith("-") ? ` - ${sum}${text.slice(1)}` : ` + ${sum}${text}`;
}

function constantReaction(
  gain: readonly number[],
  deviations: readonly string[],
  { gainScale }: Monitoring,
): string {
  const terms = deviations.map((name, column) => ({ coefficient: gain[column] ?? 0, name }));
  return affineText(terms, { scale: gainScale });
}

function plannedActions(
  result: DesignResult,
  { index }: Monitoring,
  part: boolean,
): readonly Definition[] {
  const { policies } = result.target;
  const monitored = policies.major ?? policies.followers ?? {};
  const scale = planScale(policies);
  return [
    ...Object.entries(part ? {} : (policies.leader ?? {})).map(([action, coefficients]) => ({
      symbol: `${action}*`,
      formula: affineText(namedTerms(coefficients), { scale }),
    })),
    ...Object.entries(monitored).map(([action, coefficients]) => ({
      symbol: `${action}*${index}`,
      formula: affineText(
        namedTerms(coefficients).map(({ coefficient, name }) => ({
          coefficient,
          name: name === null ? null : `${name}${index}`,
        })),
        { scale },
      ),
    })),
  ];
}
