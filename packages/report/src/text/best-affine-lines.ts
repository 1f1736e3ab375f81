import type { LqgGame } from "@stackelberg/game";
import type { BestAffineRule, IncentiveResult } from "@stackelberg/incentive";
import { affineText, rowTerms, type Term } from "./affine-text.ts";
import { definitionLines } from "./definition-lines.ts";
import { unitText } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/** Whether a rule is affine in what the leader sees and best for her. */
export function isBestAffine(rule: IncentiveResult["rule"]): rule is Omit<BestAffineRule, "kind"> {
  return "reaction" in rule && "expected" in rule;
}

/** The rule as formulas, what it is, and how it can be pasted. */
export function bestAffineLines(
  game: LqgGame,
  rule: Omit<BestAffineRule, "kind">,
  width: number,
): readonly string[] {
  const { policy, reaction, expected, columns, optimum } = rule;
  const seen = signalNames(game);
  const formulas = game.leader.actions.map((action, i) => ({
    symbol: action,
    formula: affineText([
      { coefficient: 1, name: `${action}*` },
      ...seen.map((name, k) => ({
        coefficient: reaction[i]?.[k] ?? 0,
        name: `(${name} - E[${name}])`,
      })),
    ]),
    note: unitText(game, action),
  }));
  const planned = game.leader.actions.map((action, i) => ({
    symbol: `${action}*`,
    formula: affineText(rowTerms(policy[i] ?? [], columns.policy)),
  }));
  const reacts = reaction.flat().some((r) => r !== 0);
  const expectations = seen.map((name, k) => ({
    symbol: `E[${name}]`,
    formula: affineText(rowTerms(expected[k] ?? [], columns.policy)),
  }));
  const found =
    optimum === "global"
      ? "All stationary points of her cost were found: no affine rule is better."
      : `The ${optimum}: a better one is possible.`;
  return [
    ...definitionLines(formulas, width),
    "",
    ...definitionLines([...planned, ...(reacts ? expectations : [])], width),
    "",
    wrap(
      "She reacts to the difference between what she sees and what she expected to see, given what she knows.",
      { width },
    ),
    wrap(found, { width }),
    "",
    "  The same, ready for `stackelberg evaluate --rule`:",
    ...game.leader.actions.map((_, i) => wrap(`"${pasted(game, rule, i)}"`, { width, indent: 4 })),
  ];
}

/** What the leader sees of actions, by the names that rules use. */
export function signalNames({ major, followers, count }: LqgGame): readonly string[] {
  if (major) return major.actions;
  return followers.actions.map((name) => (count === 1 ? name : `mean(${name})`));
}

const DIGITS = 14;

function pasted(
  game: LqgGame,
  { policy, reaction, expected, columns }: Omit<BestAffineRule, "kind">,
  i: number,
): string {
  const known: readonly Term[] = columns.policy.map((name, j) => ({
    coefficient: (reaction[i] ?? []).reduce(
      (rest, r, k) => rest - r * (expected[k]?.[j] ?? 0),
      policy[i]?.[j] ?? 0,
    ),
    name: name === "constant" ? null : name,
  }));
  const seen = signalNames(game).map((name, k) => ({ coefficient: reaction[i]?.[k] ?? 0, name }));
  return `${game.leader.actions[i]} = ${affineText([...known, ...seen], { digits: DIGITS })}`;
}
