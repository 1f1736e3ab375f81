import type { Payer } from "@stackelberg/game";
import type { RoleParticipation } from "@stackelberg/incentive";
import { threatSentence } from "../text/best-affine-words.ts";
import { isParticipation, rentWords } from "../text/participation-lines.ts";
import { capital } from "../text/role-names.ts";
import { changeFigure } from "./change-figure.ts";
import { type Html, type HtmlPart, html } from "./html.ts";
import { othersOf, type PageContext } from "./page-context.ts";

/** Winners and losers over readings, and what would make up for a loss. */
export async function participationPart(context: PageContext): Promise<Html> {
  const { participation, incentive } = context.data.design;
  if (!isParticipation(participation) || !incentive) return html``;
  const parts: Html[] = [];
  for (const { role, one } of othersOf(context)) {
    const told = participation[role];
    parts.push(
      told
        ? await rolePart(context, { role, one, told })
        : html`<p>${capital(one)}: the outside option has no equilibrium, so there is nothing to compare with.</p>`,
    );
  }
  const threat =
    context.game.payments.length === 0
      ? html`<p>${threatSentence(context.game, context.data.design)}</p>`
      : html``;
  return html`<section><h2>Winners and losers</h2><p>Each one's expected cost, payments included, against ${outside(context)}, for what it has read.</p>${parts}${constraintPart(context)}${threat}</section>`;
}

function outside({ data: { design }, show, unit }: PageContext): HtmlPart {
  const { participation } = design;
  if (!isParticipation(participation)) return "";
  if (participation.outside === "noRule") return "having no rule at all";
  if (participation.outside === "noIncentive") return "the best plan without a rule";
  return html`an outside cost of ${show("design.participation.outside")}${unit}`;
}

interface Told {
  readonly role: Payer;
  readonly one: string;
  readonly told: RoleParticipation;
}

async function rolePart(context: PageContext, { role, one, told }: Told): Promise<Html> {
  const { show, unit } = context;
  const path = `design.participation.${role}`;
  const worse = told.meanChange > 0;
  const before = told.beforePayments
    ? html` (before payments: ${show(`${path}.beforePayments.shareWorseOff.value`, "percent")})`
    : "";
  const where = Object.keys(told.worst.readings ?? {}).map(
    (name) => html`, at ${name} = ${show(`${path}.worst.readings.${name}`)}`,
  );
  const share = html`${show(`${path}.shareWorseOff.value`, "percent")} ${context.game.count === 1 || role === "major" ? "of the time it is" : "of them are"} worse off${before}`;
  const sums = told.compensation.lumpSumInterim.map(
    (_, k) =>
      html`<li>As one lump sum for all, such that nobody within ${show(`${path}.compensation.lumpSumInterim.${k}.range`)} standard deviations of the middle is worse off: ${show(`${path}.compensation.lumpSumInterim.${k}.amount`)}${unit}.</li>`,
  );
  return html`<h3>${capital(one)}</h3>${await changeFigure(context, role)}<p>On average ${one} is ${worse ? "worse" : "better"} off by ${show(`${path}.meanChange`, "size")}${unit}; ${share}. The worst within ${show(`${path}.worst.range`)} standard deviations: ${show(`${path}.worst.change`)}${unit}${where}.</p><p>What would make up for it (a negative sum could be a fee):</p><ul><li>Where readings are known and each gets what its own calls for: ${show(`${path}.compensation.readingsKnown`)}${unit} each on average.</li><li>As one lump sum for all, such that nobody is worse off on average: ${show(`${path}.compensation.lumpSumExAnte`)}${unit}.</li>${sums}<li>Information rent: ${show(`${path}.compensation.informationRent`)}${unit}, ${rentWords(told.compensation.informationRent)}.</li></ul>`;
}

function constraintPart({ data: { design }, game, show, unit }: PageContext): Html {
  const { participation } = design;
  if (!isParticipation(participation) || !participation.constraint) return html``;
  const path = "design.participation.constraint";
  const kept =
    participation.constraint.level === "exAnte"
      ? html`on average`
      : html`at any reading within ${show(`${path}.range`)} standard deviations`;
  const amounts = [
    ...(game.payments.includes("followers")
      ? [html`each follower gets ${show(`${path}.pricePerFollower`)}${unit}`]
      : []),
    ...(game.payments.includes("major")
      ? [html` the major follower gets ${show(`${path}.priceForMajor`)}${unit}`]
      : []),
  ];
  return html`<p>Participation was required: lump sums are such that no payer is worse off ${kept}. For that, on average ${amounts}.</p>`;
}
