import type { Payer } from "@stackelberg/game";
import { unitOf } from "../text/unit-text.ts";
import { table } from "./figure.ts";
import { type Html, type HtmlPart, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** What somebody with a low, middle and high reading does, pays, and gains or loses. */
export function readingTable(context: PageContext, role: Payer): Html {
  const { data, game, show, money } = context;
  const derived = data.derived[role];
  if (!derived) return html``;
  const names = derived.distribution.names;
  const actions = Object.keys(derived.actions);
  const changes = derived.readings.some(({ change }) => change !== null);
  const withUnit = (name: string) => {
    const own = unitOf(game, name);
    return own === "" ? name : `${name} (${own})`;
  };
  const headings: HtmlPart[] = [
    "reading",
    ...names.map((name) => `${withUnit(name)}`),
    ...actions.map(withUnit),
    `pays${money}`,
    ...actions.map((action) => `one more of ${action}`),
    ...(changes ? [`change of cost${money}`] : []),
  ];
  const rows = derived.readings.map(({ moved, readings }, k) => {
    const path = `derived.${role}.readings.${k}`;
    const label =
      moved === null
        ? html`middle`
        : html`${names.length > 1 ? `${moved}, ` : ""}${show(`${path}.quantile`, "percent")} point`;
    return [
      label,
      ...Object.keys(readings).map((name) => show(`${path}.readings.${name}`)),
      ...actions.map((action) => show(`${path}.actions.${action}`)),
      show(`${path}.payment`),
      ...actions.map((action) => show(`${path}.marginal.${action}`)),
      ...(changes ? [show(`${path}.change`)] : []),
    ];
  });
  const compared = changes
    ? " The last column compares with the outside option, payment included: positive is worse."
    : "";
  return html`${table(headings, rows)}<p class="note">Negative payments are received.${compared}</p>`;
}
