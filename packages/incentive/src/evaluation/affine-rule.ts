import {
  type ClassGame,
  GameError,
  informationOf,
  type LqgGame,
  parseRule,
  ruleScope,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { AffineRule } from "../induced/induced-game.ts";

/**
 * Reads rules of the form `action = affine expression` in what the leader sees: her observations,
 * `mean(u)`, `mean(reading)`, with a major its actions and `major(weather)`. An action without a
 * rule stays at its default.
 *
 * @param texts - At most one rule per action, as in `price = 0.4*(mean(u) - 5)`.
 * @throws `GameError` for bad syntax, an unknown name, or an action that is not the leader's or
 * has two rules.
 */
export function readAffineRule(game: LqgGame, texts: readonly string[]): AffineRule {
  const { names } = informationOf(game, "leader");
  const means = meansOf(game.followers.actions);
  const [policy, meanGain, majorGain] = ruleCoefficients(game, texts, [
    names,
    means,
    game.major?.actions ?? [],
  ]) as [Matrix, Matrix, Matrix];
  return { policy, meanGain, majorGain };
}

/** `mean(u)` for every action u. */
export function meansOf(actions: readonly string[]): readonly string[] {
  return actions.map((name) => `mean(${name})`);
}

/**
 * The coefficients of written rules on each group of symbols; those of the first group begin with the
 * constant.
 *
 * @returns One matrix per group, leader actions × symbols.
 */
export function ruleCoefficients(
  game: LqgGame | ClassGame,
  texts: readonly string[],
  groups: readonly (readonly string[])[],
): readonly Matrix[] {
  const { actions } = game.leader;
  const coefficients = groups.map((symbols) => Matrix.zeros(actions.length, symbols.length));
  game.defaultAction.forEach((value, i) => {
    coefficients[0]?.set(i, 0, value);
  });
  const seen = new Set<string>();
  const scope = ruleScope(game);
  for (const text of texts) {
    const { name, expression } = parseRule(text, scope);
    const row = actions.indexOf(name);
    if (row < 0 || seen.has(name)) throw notAnAction(name, seen.has(name), game, text);
    seen.add(name);
    coefficients[0]?.set(row, 0, expression.constant);
    for (const [symbol, value] of expression.coefficients) {
      const group = groups.findIndex((symbols) => symbols.includes(symbol));
      coefficients[group]?.set(row, groups[group]?.indexOf(symbol) ?? 0, value);
    }
  }
  return coefficients;
}

function notAnAction(
  name: string,
  twice: boolean,
  { kind, leader: { actions } }: LqgGame | ClassGame,
  text: string,
): GameError {
  const one = actions.length === 0 ? [] : [`one rule each for ${actions.join(", ")}`];
  const paid = kind === "lqg" ? ["payment = … for what each follower pays"] : [];
  return new GameError(
    "STACKELBERG_RULE_ACTION",
    twice ? `${name} has two rules` : "the rule sets something that is not the leader's action",
    { path: ["rule"], found: text, expected: [...one, ...paid].join(", or ") },
  );
}
