import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { tariffTerms } from "../facts/payment-terms.ts";
import { affineText, namedTerms, planScale, rowTerms, type Term } from "./affine-text.ts";
import { type Definition, definitionLines } from "./definition-lines.ts";
import { costUnit, unitOf } from "./unit-text.ts";

/** So many digits that a pasted payment still certifies. */
const DIGITS = 15;

/** What a payer pays as formulas in the names of the game: T, and the price of one unit more. */
export function paymentFormula(
  game: LqgGame,
  result: DesignResult,
  { measure, width }: { readonly measure: AnnouncedMeasure; readonly width: number },
): readonly string[] {
  const { rule, monitors } = measure;
  const actions = game[monitors]?.actions ?? [];
  const money = { note: bracketed(costUnit(game).trim()) };
  if (rule.kind === "tariff") {
    const terms = tariffTerms(rule, actions).map(powerTerm);
    const total = { symbol: "T", formula: affineText(terms), ...money };
    const marginal = actions.map((action, i) => ({
      symbol: marginalSymbol(action),
      formula: affineText([
        { coefficient: rule.b[i] ?? 0, name: null },
        ...rowTerms(rule.S[i] ?? [], actions),
      ]),
      note: perUnit(game, action),
    }));
    return [...definitionLines([total], width), "", ...definitionLines(marginal, width)];
  }
  if (rule.kind !== "own-payment") return [];
  const target = result.target.policies[monitors] ?? {};
  const deviations = actions.map((action) => `${marginalSymbol(action)}*(${action} - ${action}*)`);
  const constant = affineText([{ coefficient: rule.T0, name: null }]);
  const formula = [...(constant === "0" ? [] : [constant]), ...deviations].join(" + ");
  return [
    ...definitionLines([{ symbol: "T", formula, ...money }], width),
    "",
    ...definitionLines(
      [
        ...actions.map((action, i) => ({
          symbol: marginalSymbol(action),
          formula: affineText(rowTerms(rule.Q[i] ?? [], rule.columns.Q)),
          note: perUnit(game, action),
        })),
        ...Object.entries(target).map(
          ([action, coefficients]): Definition => ({
            symbol: `${action}*`,
            formula: affineText(namedTerms(coefficients), {
              scale: planScale(result.target.policies),
            }),
          }),
        ),
      ],
      width,
    ),
  ];
}

/** A tariff as `evaluate --rule` reads it; none for a payment that depends on the reading. */
export function pastedPayment(game: LqgGame, { rule, monitors }: AnnouncedMeasure): string | null {
  if (rule.kind !== "tariff") return null;
  const terms = tariffTerms(rule, game[monitors]?.actions ?? []).map(powerTerm);
  const name = monitors === "major" ? "payment(major)" : "payment";
  return `${name} = ${affineText(terms, { digits: DIGITS })}`;
}

/** `T'`, the price of one unit more of an action. */
export function marginalSymbol(action: string): string {
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
