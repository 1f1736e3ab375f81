import type { OwnPaymentRule } from "@stackelberg/incentive";
import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { unitOf } from "../text/unit-text.ts";
import { definitions, sumOf } from "./formula-part.ts";
import { type Html, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** What is paid as formulas: T, and the price of one unit more. */
export function paymentDefinitions(
  context: PageContext,
  measure: AnnouncedMeasure,
  path: string,
): Html {
  const { rule } = measure;
  if (rule.kind === "tariff") return tariffDefinitions(context, measure, path);
  return rule.kind === "own-payment"
    ? ownPaymentDefinitions(context, { ...measure, rule }, path)
    : html``;
}

function tariffDefinitions(
  context: PageContext,
  { monitors }: AnnouncedMeasure,
  path: string,
): Html {
  const { game, unit, data } = context;
  const actions = game[monitors]?.actions ?? [];
  const terms = data.derived[monitors]?.terms ?? [];
  const total = sumOf(
    context,
    terms.map(({ actions: factors }, k) => ({
      path: `derived.${monitors}.terms.${k}.coefficient`,
      factor: factorText(factors),
    })),
  );
  const marginal = actions.map((action, i) => ({
    symbol: `one more ${unitOf(game, action) || "unit"} of ${action}`,
    sum: sumOf(context, [
      { path: `${path}.rule.b.${i}`, factor: "" },
      ...actions.map((factor, k) => ({ path: `${path}.rule.S.${i}.${k}`, factor })),
    ]),
    unit: perUnit(context, action),
  }));
  return html`${definitions([{ symbol: "T", sum: total, unit: unit.trim() }])}<p>What one unit more costs at the margin:</p>${definitions(marginal)}`;
}

function ownPaymentDefinitions(
  context: PageContext,
  { rule, monitors }: AnnouncedMeasure & { readonly rule: OwnPaymentRule },
  path: string,
): Html {
  const { game, unit } = context;
  const actions = game[monitors]?.actions ?? [];
  const prices = actions.map((action, i) => ({
    symbol: `price of ${action}`,
    sum: sumOf(
      context,
      rule.columns.Q.map((name, k) => ({
        path: `${path}.rule.Q.${i}.${k}`,
        factor: name === "constant" ? "" : name,
      })),
    ),
    unit: perUnit(context, action),
  }));
  const lump = sumOf(context, [{ path: `${path}.rule.T0`, factor: "" }]);
  const shape = actions.map((action) => ` + price of ${action} · (${action} − planned ${action})`);
  return definitions([{ symbol: "T", sum: html`${lump}${shape}`, unit: unit.trim() }, ...prices]);
}

function perUnit({ game, unit }: PageContext, action: string): string {
  const own = unitOf(game, action);
  return unit !== "" && own !== "" ? `${unit.trim()} per ${own}` : "";
}

function factorText([first, second]: readonly string[]): string {
  if (first === undefined) return "";
  if (second === undefined) return first;
  return first === second ? `${first}²` : `${first} · ${second}`;
}
