import type { BestAffineRule, ConstantRule, ProportionalRule } from "@stackelberg/incentive";
import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { signalNames } from "../text/best-affine-lines.ts";
import { isProportional } from "../text/rule-kind.ts";
import { unitOf } from "../text/unit-text.ts";
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
  const watched = { path, many, actions: game[monitors]?.actions ?? [] };
  if (rule.kind === "best-affine") return bestAffineDefinitions(context, rule, watched);
  if (rule.kind === "constant") return constantDefinitions(context, rule, watched);
  return isProportional(rule) ? proportionalDefinitions(context, rule, watched) : html``;
}

/** Whom a rule reacts to. */
interface Watched {
  /** Of the rule in the data of the page. */
  readonly path: string;
  readonly many: boolean;
  readonly actions: readonly string[];
}

function constantDefinitions(
  context: PageContext,
  { gain }: ConstantRule,
  { path, many, actions }: Watched,
): Html {
  const { game } = context;
  const lines = game.leader.actions.map((action, row) => ({
    symbol: action,
    sum: html`planned ${action} + (${sumOf(
      context,
      (gain[row] ?? []).map((_, column) => ({
        path: `${path}.rule.gain.${row}.${column}`,
        factor: `(${actions[column]} − planned ${actions[column]})`,
      })),
    )})${over(many)}`,
    unit: unitOf(game, action),
  }));
  return definitions(lines);
}

function bestAffineDefinitions(
  context: PageContext,
  { columns, reaction }: BestAffineRule,
  { path }: Watched,
): Html {
  const { game } = context;
  const seen = signalNames(game);
  const known = (matrix: "policy" | "expected", row: number) =>
    sumOf(
      context,
      columns.policy.map((name, k) => ({
        path: `${path}.rule.${matrix}.${row}.${k}`,
        factor: name === "constant" ? "" : name,
      })),
    );
  return definitions([
    ...game.leader.actions.map((action, row) => ({
      symbol: action,
      sum: html`planned ${action} + (${sumOf(
        context,
        (reaction[row] ?? []).map((_, k) => ({
          path: `${path}.rule.reaction.${row}.${k}`,
          factor: `(${seen[k]} − expected ${seen[k]})`,
        })),
      )})`,
      unit: unitOf(game, action),
    })),
    ...game.leader.actions.map((action, row) => ({
      symbol: `planned ${action}`,
      sum: known("policy", row),
    })),
    ...seen.map((name, row) => ({ symbol: `expected ${name}`, sum: known("expected", row) })),
  ]);
}

function proportionalDefinitions(
  context: PageContext,
  rule: ProportionalRule,
  { path, many, actions }: Watched,
): Html {
  const { game } = context;
  const damping = dampingLines(context, rule, path);
  const plus = damping.length > 0 ? " + damping" : "";
  const s = html`squares of mean κ + ${context.show(`${path}.rule.residualVariance`)}`;
  const announced = game.leader.actions.map((action) => ({
    symbol: action,
    sum: html`planned ${action} + Q · (${actions.join(", ")} − planned)${over(many)}`,
    unit: unitOf(game, action),
  }));
  const own = { names: rule.columns.g, rename: (name: string) => (many ? `own ${name}` : name) };
  const known = {
    names: rule.columns.kappa,
    rename: (name: string) => (rule.columns.g.includes(name) ? own.rename(name) : name),
  };
  const row = (letter: string, k: number, { names, rename }: typeof own) =>
    sumOf(
      context,
      names.map((name, column) => ({
        path: `${path}.rule.${letter}.${k}.${column}`,
        factor: name === "constant" ? "" : rename(name),
      })),
    );
  const lines = [
    ...game.leader.actions.map((a, k) => ({ symbol: `κ of ${a}`, sum: row("kappa", k, known) })),
    ...actions.map((a, k) => ({ symbol: `g of ${a}`, sum: row("g", k, own) })),
    ...game.leader.actions.map((a, k) => ({
      symbol: `mean κ of ${a}`,
      sum: row("kappaMean", k, own),
    })),
    { symbol: "s", sum: s },
    ...damping,
  ];
  return html`${definitions(announced)}<p>The reaction Q is −κ · g / (s${plus}), with</p>${definitions(lines)}<p class="note">κ: what one unit more of the leader's action costs whoever is watched; g: what one unit less of the own action would save.</p>`;
}

function dampingLines(
  { show }: PageContext,
  { mu, lambda, H }: ProportionalRule,
  path: string,
): readonly { readonly symbol: string; readonly sum: Html }[] {
  if (mu !== undefined) {
    const curvature = H?.length === 1 ? show(`${path}.rule.H.0.0`) : html`H`;
    return [{ symbol: "damping", sum: html`${show(`${path}.rule.mu`)} · ${curvature}` }];
  }
  return lambda === undefined ? [] : [{ symbol: "damping", sum: show(`${path}.rule.lambda`) }];
}

function over(many: boolean): string {
  return many ? " summed over all followers" : "";
}
