import {
  type AnnouncedMeasure,
  isPaid,
  measuresOf,
  playedPlan,
} from "../facts/announced-measure.ts";
import { bestAffineReason, movesOnPath } from "../text/best-affine-words.ts";
import { capital } from "../text/role-names.ts";
import { unitOf } from "../text/unit-text.ts";
import { definitions, strategySum } from "./formula-part.ts";
import { type Html, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";
import { paymentDefinitions } from "./payment-definitions.ts";
import { reactionFigure } from "./reaction-figure.ts";
import { reactionDefinitions } from "./reaction-formula.ts";
import { readingTable } from "./reading-table.ts";
import { tariffFigure } from "./tariff-figure.ts";

/** What is announced: formulas, what they mean, what is done and paid at typical readings. */
export async function rulePart(context: PageContext): Promise<Html> {
  const { incentive } = context.data.design;
  if (!incentive) return refusedPart(context);
  const measures = measuresOf(incentive);
  const parts: Html[] = [];
  for (const [k, measure] of measures.entries()) {
    const path = k === 0 ? "design.incentive" : `design.incentive.beside.${k - 1}`;
    parts.push(await measurePart(context, measure, path));
  }
  return html`<section><h2>The rule</h2>${parts}${planPart(context)}</section>`;
}

function refusedPart({ data: { design } }: PageContext): Html {
  const why = design.explanation ?? "no rule of this kind holds the target";
  return html`<section><h2>No rule</h2><p><span class="quoted">${capital(why)}</span>.</p><p>Reason: ${design.certificate.reason ?? "refused"}. What follows are the target and the benchmarks; no rule is proposed.</p></section>`;
}

async function measurePart(
  context: PageContext,
  measure: AnnouncedMeasure,
  path: string,
): Promise<Html> {
  const { names } = context;
  const who = measure.monitors === "major" ? names.major : names.eachFollower;
  if (measure.rule.kind === "best-affine") {
    return html`<p>${bestAffineReason(context.game, context.data.design)} She reacts to the difference between what she sees and what she expected to see; everybody's own best response to it is shown below.</p>${reactionDefinitions(context, measure, path)}`;
  }
  if (!isPaid(measure.rule)) {
    return html`<p>${capital(names.leader)} announces how ${context.game.leader.actions.join(" and ")} will react to what ${who} does. While everybody keeps to the plan, it stays as planned; whoever leaves the plan moves it by so much that leaving does not pay.</p>${reactionDefinitions(context, measure, path)}${await reactionFigure(context, measure)}`;
  }
  const basis =
    measure.rule.kind === "tariff"
      ? "It depends on nothing else: on no forecast or report, and not on what the others do."
      : "It is measured against what the own reading calls for, so that reading has to be metered.";
  return html`<p>${capital(who)} pays ${names.leader} the amount <i>T</i> for what it does itself (if <i>T</i> is negative, it is paid). ${basis}</p>${paymentDefinitions(context, measure, path)}${readingTable(context, measure.monitors)}${await tariffFigure(context, measure)}`;
}

/** What everybody does under the rule. */
function planPart(context: PageContext): Html {
  const { data, game, names } = context;
  const response = data.design.incentive?.response;
  const path = response ? "design.incentive.response.policies" : "design.target.policies";
  const { policies } = playedPlan(data.design);
  // where the leader is surprised on the way, the rule says what she does
  const reacts = movesOnPath(data.design);
  const roles = ["followers", "major", ...(reacts ? [] : ["leader" as const])] as const;
  const lines = roles.flatMap((role) => {
    const who = { followers: names.eachFollower, major: names.major, leader: names.leader }[role];
    return Object.entries(policies[role] ?? {}).map(([action, coefficients]) => ({
      symbol: `${who.replace(/^the /, "")}: ${action}`,
      sum: strategySum(context, `${path}.${role}.${action}`, { names: Object.keys(coefficients) }),
      unit: unitOf(game, action),
    }));
  });
  return html`<h3>What everybody then does</h3><p>By what each one has read:</p>${definitions(lines)}`;
}
