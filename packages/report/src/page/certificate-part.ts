import type { Payer } from "@stackelberg/game";
import { plainText } from "../text/plain-text.ts";
import { capital } from "../text/role-names.ts";
import { BELOW_TEAM, belowTeam } from "../text/share-captured.ts";
import { table } from "./figure.ts";
import { type Html, type HtmlPart, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** What is taken for granted. */
export function assumptionPart({ data }: PageContext): Html {
  const { assumptions } = data.design.certificate;
  const items = assumptions.map(
    (text) => html`<li class="quoted">${capital(plainText(text))}.</li>`,
  );
  return html`<section><h2>What is taken for granted</h2><ul>${items}</ul></section>`;
}

/** What is proved, the fingerprint of the game, and how to check both. */
export function certificatePart(context: PageContext): Html {
  const { data, show, unit, names } = context;
  const { certificate, game, solver } = data.design;
  const { unique } = certificate;
  const path = "design.certificate";
  const costs = {
    reached: data.derived.leader.cost,
    teamOptimum: data.design.baselines.teamOptimum.leaderCost,
  };
  const below = belowTeam(costs) === null ? "" : `: below obedience, as ${BELOW_TEAM}`;
  const rows: readonly (readonly HtmlPart[])[] = [
    ["Verdict", html`<strong class="${certificate.verdict}">${certificate.verdict}</strong>`],
    ...savingRows(context, names.eachFollower, "followers"),
    ...(certificate.major ? savingRows(context, names.major, "major") : []),
    [
      "Least curvature of the own cost (above zero: the plan is a true minimum)",
      show(`${path}.curvature.minimum`),
    ],
    [
      "Other responses to the rule",
      unique === null ? "not decided" : unique ? "none" : "there are others",
    ],
    [
      "What the leader pays more than if everybody obeyed her",
      html`${show(`${path}.leader.gapToTeam`)}${unit}${below}`,
    ],
    ["Survives infinitely many followers", certificate.limitWellPosed ? "yes" : "no"],
    ["Method", solver.name],
    ["Fingerprint of the game", html`<code class="quoted">${game.hash}</code>`],
  ];
  return html`<section><h2>Certificate</h2><p>Every number was recomputed from the game by code that does not share the solver's formulas.</p>${table([], rows, { statements: true })}</section>`;
}

function savingRows(
  { data, show, unit }: PageContext,
  who: string,
  role: Payer,
): readonly (readonly HtmlPart[])[] {
  const path = "design.certificate";
  const without = show(`${path}.${role}.exploitabilityWithoutIncentive`);
  return [
    [
      `The most that ${who} saves by leaving the plan`,
      html`${show(`${path}.${role}.exploitability`)}${unit} (without the rule ${without}${unit})`,
    ],
    ...(data.design.certificate.misreporting[role] === null
      ? []
      : [
          [
            `The most that ${who} gains by a false reading, were it reported`,
            html`${show(`${path}.misreporting.${role}`)}${unit}`,
          ],
        ]),
  ];
}

/** Where the numbers of the page come from. */
export function sourcePart({ data }: PageContext): Html {
  const rows = Object.entries(data.derivations).map(
    ([path, text]) =>
      html`<div class="entry"><dt><code class="quoted">${path}</code></dt><dd class="quoted">${text}</dd></div>`,
  );
  return html`<section class="source"><h2>Where the numbers come from</h2><p>The result is part of this page as JSON, under the identifier <code>stackelberg-report</code>. Every number names its place there in the attribute <code>data-path</code>. What is under <code>design</code> is the result itself, as the command <code>solve</code> writes it and <code>verify</code> recomputes it; the rest follows:</p><dl>${rows}</dl></section>`;
}
