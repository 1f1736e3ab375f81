import { GameError, informationOf, type LqgGame, parseRule, ruleScope } from "@stackelberg/game";
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
  const { actions } = game.leader;
  const policy = Matrix.zeros(actions.length, names.length);
  const meanGain = Matrix.zeros(actions.length, game.followers.actions.length);
  const majorGain = Matrix.zeros(actions.length, game.major?.actions.length ?? 0);
  game.defaultAction.forEach((value, i) => {
    policy.set(i, 0, value);
  });
  const seen = new Set<string>();
  const scope = ruleScope(game);
  for (const text of texts) {
    const { name, expression } = parseRule(text, scope);
    const row = actions.indexOf(name);
    if (row < 0 || seen.has(name)) throw notAnAction(name, seen.has(name), actions, text);
    seen.add(name);
    policy.set(row, 0, expression.constant);
    for (const [symbol, value] of expression.coefficients) {
      const mean = game.followers.actions.findIndex((u) => `mean(${u})` === symbol);
      const major = game.major ? game.major.actions.indexOf(symbol) : -1;
      if (names.includes(symbol)) policy.set(row, names.indexOf(symbol), value);
      else if (mean >= 0) meanGain.set(row, mean, value);
      else if (major >= 0) majorGain.set(row, major, value);
    }
  }
  return { policy, meanGain, majorGain };
}

function notAnAction(
  name: string,
  twice: boolean,
  actions: readonly string[],
  text: string,
): GameError {
  const one = actions.length === 0 ? "" : `one rule each for ${actions.join(", ")}, or `;
  return new GameError(
    "STACKELBERG_RULE_ACTION",
    twice ? `${name} has two rules` : "the rule sets something that is not the leader's action",
    { path: ["rule"], found: text, expected: `${one}payment = … for what each follower pays` },
  );
}
