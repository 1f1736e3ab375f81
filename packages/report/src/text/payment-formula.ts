import type { LqgGame, NamedPlan } from "@stackelberg/game";
import type { DesignResult, OwnPaymentRule, TariffRule } from "@stackelberg/incentive";
import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { tariffTerms } from "../facts/payment-terms.ts";
import { affineText, namedTerms, planScale, rowTerms, type Term } from "./affine-text.ts";
import { type Definition, definitionLines } from "./definition-lines.ts";
import { PASTED_DIGITS } from "./pasted-rules.ts";
import { costUnit, unitOf } from "./unit-text.ts";

/** What a payer pays as formulas in the names of the game: T, and the price of one unit more. */
export function paymentFormula(
  game: LqgGame,
  result: DesignResult,
  { measure, width }: { readonly measure: AnnouncedMeasure; readonly width: number },
): readonly string[] {
  const { rule, monitors } = measure;
  const actions = game[monitors]?.actions ?? [];
  const parts =
    rule.kind === "tariff"
      ? tariffParts(game, rule, actions)
      : rule.kind === "own-payment"
        ? ownPaymentParts(game, rule, { actions, target: result.target.policies, monitors })
        : null;
  if (!parts) return [];
  const total = { symbol: "T", formula: parts.total, note: bracketed(costUnit(game).trim()) };
  return [...definitionLines([total], width), "", ...definitionLines(parts.rest, width)];
}

/** T itself, and what it is made from. */
interface Parts {
  readonly total: string;
  readonly rest: readonly Definition[];
}

function tariffParts(game: LqgGame, rule: TariffRule, actions: readonly string[]): Parts {
  return {
    total: affineText(tariffTerms(rule, actions).map(powerTerm)),
    rest: actions.map((action, i) => ({
      symbol: marginalSymbol(action),
      formula: affineText([
        { coefficient: rule.b[i] ?? 0, name: null },
        ...rowTerms(rule.S[i] ?? [], actions),
      ]),
      note: perUnit(game, action),
    })),
  };
}

interface Payer {
  readonly actions: readonly string[];
  readonly target: NamedPlan;
  readonly monitors: AnnouncedMeasure["monitors"];
}

function ownPaymentParts(
  game: LqgGame,
  rule: OwnPaymentRule,
  { actions, target, monitors }: Payer,
): Parts {
  const deviations = actions.map((action) => `${marginalSymbol(action)}*(${action} - ${action}*)`);
  const constant = affineText([{ coefficient: rule.T0, name: null }]);
  return {
    total: [...(constant === "0" ? [] : [constant]), ...deviations].join(" + "),
    rest: [
      ...actions.map((action, i) => ({
        symbol: marginalSymbol(action),
        formula: affineText(rowTerms(rule.Q[i] ?? [], rule.columns.Q)),
        note: perUnit(game, action),
      })),
      ...Object.entries(target[monitors] ?? {}).map(([action, coefficients]) => ({
        symbol: `${action}*`,
        formula: affineText(namedTerms(coefficients), { scale: planScale(target) }),
      })),
    ],
  };
}

/**
 * A tariff as `evaluate --rule` reads it; none for a payment that depends on the reading.
 *
 * @param payer - Name of the class that pays, where there are several.
 */
export function pastedPayment(
  game: LqgGame,
  { rule, monitors }: AnnouncedMeasure,
  payer: string | undefined = monitors === "major" ? "major" : undefined,
): string | null {
  if (rule.kind !== "tariff") return null;
  const terms = tariffTerms(rule, game[monitors]?.actions ?? []).map(powerTerm);
  const name = payer === undefined ? "payment" : `payment(${payer})`;
  return `${name} = ${affineText(terms, { digits: PASTED_DIGITS })}`;
}

/** `T'`, the price of one unit more of an action. */
function marginalSymbol(action: string): string {
  return `T'${action}`;
}

function powerTerm({
  coefficient,
  actions: [first, second],
}: {
  readonly coefficient: number;
  readonly actions: readonly string[];
}): Term {
  if (first === undefined) return { coefficient, name: null };
  if (second === undefined) return { coefficient, name: first };
  return { coefficient, name: first === second ? `${first}^2` : `${first}*${second}` };
}

function perUnit(game: LqgGame, action: string): string {
  const [money, unit] = [costUnit(game).trim(), unitOf(game, action)];
  return money === "" || unit === "" ? "" : bracketed(`${money} per ${unit}`);
}

function bracketed(unit: string): string {
  return unit === "" ? "" : `[${unit}]`;
}
