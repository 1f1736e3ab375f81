import { isPaid, measuresOf } from "../facts/announced-measure.ts";
import { bestAffineReason } from "../text/best-affine-words.ts";
import { isParticipation } from "../text/participation-lines.ts";
import { capital } from "../text/role-names.ts";
import { type Html, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** Four sentences: what is announced, what it saves, who pays for it, what if we are wrong. */
export function summaryPart(context: PageContext): Html {
  const sentences = context.data.design.incentive
    ? [
        ruleSentence(context),
        savingSentence(context),
        peopleSentence(context),
        doubtSentence(context),
      ]
    : [refusalSentence(context), targetSentence(context)];
  return html`<section class="summary"><h2>Summary</h2><p>${sentences.map((each) => html`${each} `)}</p>${tiles(context)}</section>`;
}

function tile(number: Html, text: string): Html {
  return html`<div class="tile"><b>${number}</b><span>${text}</span></div>`;
}

/** The figures that a board looks for first. */
function tiles({ data, show, unit, names }: PageContext): Html {
  const { participation, accounts, incentive } = data.design;
  if (!incentive) return html``;
  const { saving } = data.derived.leader;
  const told = isParticipation(participation) ? participation.followers : null;
  const bare = names.leader.replace(/^the /, "");
  return html`<div class="tiles">${[
    ...(saving === null
      ? []
      : [
          tile(
            html`${show("derived.leader.saving", "size")}${unit}`,
            `${saving >= 0 ? "saved" : "lost"} by the ${bare}, against no rule`,
          ),
        ]),
    ...(accounts.leader
      ? [
          tile(
            html`${show("design.accounts.leader.programmeCost", "size")}${unit}`,
            accounts.leader.programmeCost < 0 ? "brought in by payments" : "net cost of payments",
          ),
        ]
      : []),
    ...(told
      ? [
          tile(
            show("design.participation.followers.shareWorseOff.value", "percent"),
            `of ${names.followers} worse off`,
          ),
        ]
      : []),
    ...(data.derived.worstMistake
      ? [
          tile(
            show("derived.worstMistake.shareOfValue", "percent"),
            "of the rule's worth lost by the worst single mistake of a fifth",
          ),
        ]
      : []),
  ]}</div>`;
}

function ruleSentence({ data, names, game }: PageContext): Html {
  const { incentive, certificate } = data.design;
  if (incentive?.kind === "best-affine") {
    return html`${bestAffineReason(game, data.design)} She announces how ${game.leader.actions.join(" and ")} reacts to what she sees, and everybody settles on the own best response to it.`;
  }
  const measures = incentive ? measuresOf(incentive) : [];
  const paying = measures.filter(({ rule }) => isPaid(rule));
  const reacting = paying.length < measures.length;
  const who = [
    ...new Set(
      paying.map(({ monitors }) => (monitors === "major" ? names.major : names.eachFollower)),
    ),
  ];
  const announced = [
    ...(who.length > 0 ? [`what ${who.join(" and ")} pays for what it does itself`] : []),
    ...(reacting
      ? [`how ${game.leader.actions.join(" and ")} reacts to what ${names.monitored} does`]
      : []),
  ];
  const hold =
    certificate.verdict === "certified"
      ? "nobody can save anything by leaving it"
      : "leaving it saves almost nothing";
  return html`${capital(names.leader)} announces ${announced.join(", and ")}, such that the plan that is wanted is everybody's own best choice: ${hold}.`;
}

function refusalSentence({ names }: PageContext): Html {
  return html`No rule was found with which ${names.leader} could hold the plan that is wanted, for the reason given below.`;
}

/** What the plan would cost that nothing holds. */
function targetSentence({ data, names, show, unit }: PageContext): Html {
  const { noRule } = data.design.baselines;
  const without =
    noRule.leaderCost === null
      ? ""
      : html`; without any rule she pays ${show("design.baselines.noRule.leaderCost")}${unit}`;
  return html`If everybody kept to that plan it would cost ${names.leader} ${show("design.target.leaderCost")}${unit}${without}.`;
}

function savingSentence({ data, names, show, unit }: PageContext): Html {
  const { noRule } = data.design.baselines;
  const cost = html`${show("derived.leader.cost")}${unit}`;
  if (noRule.leaderCost === null) return html`It costs ${names.leader} ${cost}.`;
  const { saving, savingShare, captured } = data.derived.leader;
  const less = saving !== null && saving >= 0 ? "less" : "more";
  const share =
    savingShare === null ? "" : html`, ${show("derived.leader.savingShare", "percent")} ${less}`;
  const of =
    captured === null
      ? ""
      : html`, which is ${show("derived.leader.captured", "percent")} of what plain obedience would gain over the best plan without a rule`;
  return html`${capital(names.leader)}'s expected cost becomes ${cost}, against ${show("design.baselines.noRule.leaderCost")}${unit} without any rule${share}${of}.`;
}

function peopleSentence({ data, game, names, show, unit }: PageContext): Html {
  const { participation, accounts } = data.design;
  const told = isParticipation(participation) ? participation.followers : null;
  if (!told) return html``;
  const cost = accounts.leader?.programmeCost ?? 0;
  const money =
    game.payments.length === 0
      ? html`No money changes hands while all keep to the plan`
      : cost === 0
        ? html`Payments cancel out on average`
        : html`The programme ${cost > 0 ? "costs" : "brings"} ${names.leader} ${show("design.accounts.leader.programmeCost", "size")}${unit} in all`;
  const path = "design.participation.followers";
  const worse = told.meanChange > 0 ? "worse" : "better";
  return html`${money}; on average ${names.eachFollower} is ${show(`${path}.meanChange`, "size")}${unit} ${worse} off than without the rule, and ${show(`${path}.shareWorseOff.value`, "percent")} of them are worse off.`;
}

function doubtSentence({ data, show }: PageContext): Html {
  const worst = data.derived.worstMistake;
  if (!worst) {
    return data.design.robustness.some(({ leaderCost }) => leaderCost !== null)
      ? html`What becomes of the rule if something is not as assumed is shown below.`
      : html`What becomes of it if something is not as assumed is not known, for a reason given below.`;
  }
  const row = `design.robustness.${worst.row}`;
  const found = data.design.robustness[worst.row];
  const name = found?.change === "parameter" ? found.parameter : "";
  const lost =
    worst.shareOfValue > 0
      ? html`costs at most ${show("derived.worstMistake.shareOfValue", "percent")} of what the rule is worth`
      : html`costs nothing`;
  const where = worst.shareOfValue > 0 ? html` (${name} ${show(`${row}.factor`, "change")})` : "";
  return html`A mistake of a fifth in one of the stated numbers ${lost}${where}.`;
}
