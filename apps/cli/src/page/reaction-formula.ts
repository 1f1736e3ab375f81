import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { isProportional } from "../report/rule-kind.ts";
import { unitOf } from "../report/unit-text.ts";
import { definitions, sumOf } from "./formula-part.ts";
import { type Html, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** A reaction of the leader's common action as formulas. */
export function reactionDefinitions(
  context: PageContext,
  { rule, monitors }: AnnouncedMeasure,
  path: string,
): Html {
  const { game } = context;
  const many = monitors === "followers" && game.count !== 1;
  const actions = game[monitors]?.actions ?? [];
  const over = many ? " summed over all followers" : "";
  if (rule.kind === "constant") {
    const lines = game.leader.actions.map((action, row) => ({
      symbol: action,
      sum: html`planned ${action} + (${sumOf(
        context,
        actions.map((factor, column) => ({
          path: `${path}.rule.gain.${row}.${column}`,
          factor: `(${factor} − planned ${factor})`,
        })),
      )})${over}`,
      unit: unitOf(game, action),
    }));
    return definitions(lines);
  }
  if (!isProportional(rule)) return html``;
  const own = many ? (name: string) => `own ${name}` : (name: string) => name;
  const row = (letter: "g" | "kappa" | "kappaMean", k: number, columns: readonly string[]) =>
    sumOf(
      context,
      columns.map((name, column) => ({
        path: `${path}.rule.${letter}.${k}.${column}`,
        factor: name === "constant" ? "" : columns === rule.columns.g ? own(name) : name,
      })),
    );
  const damping =
    rule.mu !== undefined
      ? [{ symbol: "damping", sum: html`${context.show(`${path}.rule.mu`)} · H` }]
      : rule.lambda !== undefined
        ? [{ symbol: "damping", sum: context.show(`${path}.rule.lambda`) }]
        : [];
  const plus = damping.length > 0 ? " + damping" : "";
  return html`${definitions(
    game.leader.actions.map((action) => ({
      symbol: action,
      sum: html`planned ${action} + Q · (${actions.join(", ")} − planned)${over}`,
      unit: unitOf(game, action),
    })),
  )}<p>The reaction Q is −κ · g / (s${plus}), with</p>${definitions([
    ...game.leader.actions.map((action, k) => ({
      symbol: `κ of ${action}`,
      sum: row("kappa", k, rule.columns.kappa),
    })),
    ...actions.map((action, k) => ({
      symbol: `g of ${action}`,
      sum: row("g", k, rule.columns.g),
    })),
    ...game.leader.actions.map((action, k) => ({
      symbol: `mean κ of ${action}`,
      sum: row("kappaMean", k, rule.columns.g),
    })),
    {
      symbol: "s",
      sum: html`squares of mean κ + ${context.show(`${path}.rule.residualVariance`)}`,
    },
    ...damping,
  ])}<p class="note">κ: what one unit more of the leader's action costs whoever is watched; g: what one unit less of the own action would save.</p>`;
}
