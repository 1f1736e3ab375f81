import type { LqgGame } from "@stackelberg/game";
import type { DesignResult, IncentiveResult } from "@stackelberg/incentive";
import { affineText, namedTerms, planScale } from "./affine-text.ts";
import { type Definition, definitionLines } from "./definition-lines.ts";
import { gainScale } from "./gain-scale.ts";
import { gainDefinitions } from "./proportional-gain.ts";
import { isProportional } from "./rule-kind.ts";
import { unitText } from "./unit-text.ts";

/** Names of those whose actions a rule reacts to, and how it sums over them. */
export interface Monitoring {
  /** Leader's actions. */
  readonly leader: readonly string[];
  /** Actions that the rule reacts to. */
  readonly actions: readonly string[];
  /** `_i` where the rule sums over followers. */
  readonly index: string;
  /** Gains below 1e-13 times this are rounding. */
  readonly gainScale: number;
  /** `Σ_i ` where the rule sums over followers. */
  readonly sum: string;
}

/** The rule as formulas: the leader's actions first, then everything that they name. */
export function ruleFormula(
  game: LqgGame,
  result: DesignResult,
  { incentive, width }: { readonly incentive: IncentiveResult; readonly width: number },
): readonly string[] {
  const monitoring = monitoringOf(game, incentive);
  const announced = monitoring.leader.map((action, row) => ({
    symbol: action,
    formula: `${action}*${reaction(incentive, monitoring, row)}`,
    note: unitText(game, action),
  }));
  const gains = isProportional(incentive.rule) ? gainDefinitions(incentive.rule, monitoring) : [];
  return [
    ...definitionLines(announced, width),
    "",
    ...definitionLines([...plannedActions(result, monitoring), ...gains], width),
  ];
}

/** Whom a rule reacts to, in symbols. */
function monitoringOf(game: LqgGame, { monitors }: IncentiveResult): Monitoring {
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
function reaction(incentive: IncentiveResult, monitoring: Monitoring, row: number): string {
  const { actions, index, sum, leader } = monitoring;
  const deviations = actions.map((action) => `(${action}${index} - ${action}*${index})`);
  const parts = isProportional(incentive.rule)
    ? deviations.map((deviation, column) => {
        const gain = gainSymbol(monitoring, leader[row] ?? "", actions[column] ?? "");
        return `${gain}*${deviation}`;
      })
    : [constantReaction(incentive.gain?.[row] ?? [], deviations, monitoring)];
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

/** Q, with the actions where there are several. */
export function gainSymbol(
  { leader, actions, index }: Monitoring,
  leaderAction: string,
  action: string,
): string {
  const both = [
    ...(leader.length > 1 ? [leaderAction] : []),
    ...(actions.length > 1 ? [action] : []),
  ];
  return `Q${index}${both.length > 0 ? `[${both.join(",")}]` : ""}`;
}

function plannedActions(result: DesignResult, { index }: Monitoring): readonly Definition[] {
  const { policies } = result.target;
  const monitored = policies.major ?? policies.followers ?? {};
  const scale = planScale(policies);
  return [
    ...Object.entries(policies.leader ?? {}).map(([action, coefficients]) => ({
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
