import { capital } from "../text/role-names.ts";
import { table } from "./figure.ts";
import { type Html, html } from "./html.ts";
import { othersOf, type PageContext } from "./page-context.ts";

/** Who pays whom: payments over the population, the programme's cost, warnings. */
export function accountPart(context: PageContext): Html {
  const { data, names, show, unit, money } = context;
  const { accounts } = data.design;
  if (!accounts.leader) return html``;
  const rows = othersOf(context).flatMap(({ role, one }) => {
    const path = `design.accounts.${role}`;
    if (!accounts[role]) return [];
    return [
      [
        capital(one),
        show(`${path}.mean`),
        show(`${path}.deviation`),
        ...["p5", "p50", "p95"].map((point) => show(`${path}.quantiles.${point}`)),
      ],
    ];
  });
  const headings = [
    `payment${money}`,
    "on average",
    "standard deviation",
    "one in twenty pays less than",
    "half pay less than",
    "nineteen in twenty pay less than",
  ];
  const { programmeCost } = accounts.leader;
  const balance =
    programmeCost === 0
      ? html`On balance the programme costs ${names.leader} nothing: what some pay, others receive.`
      : html`On balance the programme ${programmeCost > 0 ? "costs" : "brings"} ${names.leader} ${show("design.accounts.leader.programmeCost", "size")}${unit} in all.`;
  const warnings = (accounts.warnings ?? []).map(
    (text) => html`<p class="warning">${capital(text)}.</p>`,
  );
  return html`<section><h2>Who pays</h2>${table(headings, rows)}<p>${balance} Everything flows between ${names.leader} and those who pay, so all accounts together are zero. Negative payments are received.</p>${warnings}</section>`;
}
