import type { ProportionalRule } from "@stackelberg/incentive";
import { affineText, rowTerms } from "./affine-text.ts";
import type { Definition } from "./definition-lines.ts";
import { gainSymbol, type Monitoring } from "./monitoring.ts";
import { numberText } from "./number-text.ts";

type Numbers = Omit<ProportionalRule, "kind">;

/** What a gain that depends on the readings is made of: Q, κ, g, s and the damping. */
export function gainDefinitions(rule: Numbers, monitoring: Monitoring): readonly Definition[] {
  return [
    ...gains(rule, monitoring),
    ...authority(rule, monitoring),
    ...ownGradient(rule, monitoring),
    ...scale(rule, monitoring),
    ...damping(rule, monitoring),
  ];
}

function gains(rule: Numbers, monitoring: Monitoring): readonly Definition[] {
  const { leader, actions, index } = monitoring;
  if (rule.mu !== undefined && actions.length > 1) {
    return [{ symbol: `Q${index}`, formula: `-κ${index}*g${index}'*inverse(s${index}*I + μ*H)` }];
  }
  const hardness = rule.H?.[0]?.[0] ?? 1;
  const damped =
    rule.mu !== undefined
      ? ` + ${hardness === 1 ? "" : `${numberText(hardness)}*`}μ`
      : rule.lambda !== undefined
        ? " + λ"
        : "";
  const divisor = damped === "" ? `s${index}` : `(s${index}${damped})`;
  return leader.flatMap((leaderAction) =>
    actions.map((action) => ({
      symbol: gainSymbol(monitoring, leaderAction, action),
      formula: `-${part("κ", index, leader, leaderAction)}*${part("g", index, actions, action)}/${divisor}`,
    })),
  );
}

function authority(
  { kappa, columns }: Numbers,
  { leader, index }: Monitoring,
): readonly Definition[] {
  return leader.map((action, row) => ({
    symbol: part("κ", index, leader, action),
    formula: affineText(rowTerms(kappa[row] ?? [], columns.kappa, individual(columns.g, index))),
  }));
}

function ownGradient(
  { g, columns }: Numbers,
  { actions, index }: Monitoring,
): readonly Definition[] {
  return actions.map((action, row) => ({
    symbol: part("g", index, actions, action),
    formula: affineText(rowTerms(g[row] ?? [], columns.g, (name) => `${name}${index}`)),
  }));
}

/** s = ‖κ̄‖² + residual variance; κ̄ is κ itself where κ depends on the own reading alone. */
function scale(rule: Numbers, { leader, index }: Monitoring): readonly Definition[] {
  const { kappaMean, residualVariance, columns } = rule;
  const size = kappaMean.flat().reduce((sum, value) => sum + value * value, 0);
  const same = residualVariance <= 1e-12 * size;
  const letter = same ? "κ" : "κmean";
  const squares = leader.map((action) => `${part(letter, index, leader, action)}^2`);
  const sum = same ? squares : [...squares, numberText(residualVariance)];
  const definition = { symbol: `s${index}`, formula: sum.join(" + ") };
  if (same) return [definition];
  const means = leader.map((action, row) => ({
    symbol: part("κmean", index, leader, action),
    formula: affineText(rowTerms(kappaMean[row] ?? [], columns.g, (name) => `${name}${index}`)),
  }));
  return [definition, ...means];
}

function damping({ lambda, mu, H }: Numbers, { actions }: Monitoring): readonly Definition[] {
  if (lambda !== undefined) return [{ symbol: "λ", formula: numberText(lambda) }];
  if (mu === undefined) return [];
  const rows = (H ?? []).map((row) => row.map((value) => numberText(value)).join(", "));
  const matrix = { symbol: "H", formula: `[${rows.join("; ")}]` };
  return [{ symbol: "μ", formula: numberText(mu) }, ...(actions.length > 1 ? [matrix] : [])];
}

/** A letter with its index, and the action where there are several. */
function part(letter: string, index: string, all: readonly string[], action: string): string {
  return `${letter}${index}${all.length > 1 ? `[${action}]` : ""}`;
}

/** Readings of one follower get its index; means and the leader's own observations do not. */
function individual(own: readonly string[], index: string): (name: string) => string {
  return (name) => (own.includes(name) ? `${name}${index}` : name);
}
