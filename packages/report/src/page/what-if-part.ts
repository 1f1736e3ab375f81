import type { RangeRow } from "@stackelberg/charts";
import type { RobustnessRow } from "@stackelberg/incentive";
import { isKnown } from "../text/what-if-lines.ts";
import { figure, table } from "./figure.ts";
import { type Html, type HtmlPart, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** What the rule costs when something is not as assumed: picture and table. */
export async function whatIfPart(context: PageContext): Promise<Html> {
  const { data, show, money } = context;
  const { robustness, incentive } = data.design;
  if (!incentive || robustness.length === 0) return html``;
  const valued = data.derived.whatIf.some(({ shareOfValue }) => shareOfValue !== null);
  const rows = robustness.map((row, k) => {
    const path = `design.robustness.${k}`;
    const cost = row.leaderCost === null ? "not known" : show(`${path}.leaderCost`);
    return [
      shiftPart(context, row, path),
      cost,
      ...(valued ? [show(`derived.whatIf.${k}.shareOfValue`, "percent")] : []),
      isKnown(row) ? show(`${path}.epsilon`) : "not known",
    ];
  });
  const headings = [
    "what is different",
    `leader's cost${money}`,
    ...(valued ? ["lost, of what the rule is worth"] : []),
    `one player could save${money}`,
  ];
  const reasons = [...new Set(robustness.flatMap(({ reason }) => reason ?? []))];
  const why = reasons.map(
    (reason) => html`<p class="note">No response is known where ${reason}.</p>`,
  );
  return html`<section><h2>What if we are wrong</h2><p>The rule stays as announced, and everybody responds to it in the world as it then is.</p>${await whatIfFigure(context)}${table(headings, rows)}${why}${robustSentence(context)}</section>`;
}

/** What the robust design gains in the worst case, and what it costs where nothing is wrong. */
function robustSentence({ data, show, unit }: PageContext): Html {
  if (!data.derived.robust) return html``;
  const path = "derived.robust";
  return html`<p>The freedom in the rule was spent on the worst case: there the leader's cost is ${show(`${path}.after`)}${unit}, against ${show(`${path}.before`)}${unit} with the usual rule. Where nothing is wrong it costs her ${show(`${path}.nominalLoss`)}${unit} more.</p>`;
}

function shiftPart({ show }: PageContext, row: RobustnessRow, path: string): HtmlPart {
  switch (row.change) {
    case "parameter":
      return row.factor === undefined
        ? html`${row.parameter} = ${show(`${path}.value`)} (end of its range)`
        : html`${row.parameter} ${show(`${path}.factor`, "change")}`;
    case "corner": {
      const values = Object.keys(row.values).map(
        (name) => html` ${name} = ${show(`${path}.values.${name}`)};`,
      );
      return html`worst corner of all ranges:${values}`;
    }
    case "count":
      return html`${show(`${path}.count`, "count")} followers`;
    case "ignoring":
      return html`${show(`${path}.share`, "percent")} ignore the rule`;
  }
}

async function whatIfFigure(context: PageContext): Promise<Html> {
  const { data, unit } = context;
  const rows = rangesOf(data.design.robustness);
  if (rows.length === 0) return html``;
  const { rangeBars } = await import("@stackelberg/charts");
  const spec = rangeBars({
    title: "The leader's cost if one thing is different",
    quantity: { label: "leader's expected cost", unit: unit.trim() || undefined },
    rows,
    reference: { name: "as planned", value: data.derived.leader.cost },
    width: 420,
  });
  return figure(context, spec, {
    caption:
      "From the least to the largest cost in the table below, for each thing that may be different.",
    path: "design.robustness",
  });
}

/** One bar per cause, from its cheapest to its costliest row. */
function rangesOf(robustness: readonly RobustnessRow[]): readonly RangeRow[] {
  const found = new Map<string, { row: RobustnessRow; cost: number }[]>();
  for (const row of robustness) {
    if (row.leaderCost === null) continue;
    const name = causeName(row);
    found.set(name, [...(found.get(name) ?? []), { row, cost: row.leaderCost }]);
  }
  return [...found].map(([name, rows]) => {
    const sorted = [...rows].sort((a, b) => a.cost - b.cost);
    const [low, high] = [sorted[0], sorted.at(-1)];
    return {
      name,
      low: low?.cost ?? 0,
      high: high?.cost ?? 0,
      lowLabel: low && low !== high ? shiftLabel(low.row) : "",
      highLabel: high ? shiftLabel(high.row) : "",
    };
  });
}

function causeName(row: RobustnessRow): string {
  if (row.change === "parameter") return row.parameter;
  if (row.change === "corner") return "all ranges";
  return row.change === "count" ? "number of followers" : "some ignore the rule";
}

function shiftLabel(row: RobustnessRow): string {
  switch (row.change) {
    case "parameter":
      return row.factor === undefined
        ? String(Number(row.value.toPrecision(3)))
        : `${row.factor > 1 ? "+" : "−"}${Math.round(100 * Math.abs(row.factor - 1))} %`;
    case "corner":
      return "worst corner";
    case "count":
      return String(row.count);
    case "ignoring":
      return `${Math.round(100 * row.share)} %`;
  }
}
