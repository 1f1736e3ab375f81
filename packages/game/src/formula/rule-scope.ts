import { leaderReadings } from "../model/leader-readings.ts";
import type { LqgGame } from "../model/lqg-game.ts";
import type { ReferenceNode } from "./formula.ts";
import { type FormulaScope, written } from "./formula-scope.ts";
import type { FormulaProblem } from "./formula-source.ts";

/**
 * What a rule of the leader may name: her observations, `mean(u)` of the followers' actions and
 * `mean(reading)` of what they observed; with a major follower its actions and `major(weather)`
 * instead. With one follower `u` and `reading` are short for their means.
 *
 * @param parameters - Named constants of the game file, if rules may use them.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, parseRule, ruleScope } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "smallest",
 *   leader: { actions: ["price"], cost: "(u - 1)^2 + price^2" },
 *   followers: { count: 10, actions: ["u"], cost: "u^2 + price*u" },
 * });
 * const { expression } = parseRule("price = 2*mean(u) - 1", ruleScope(game));
 * expect([...expression.coefficients]).toEqual([["mean(u)", 2]]);
 * ```
 */
export function ruleScope(
  game: LqgGame,
  parameters: ReadonlyMap<string, number> = new Map(),
): FormulaScope {
  const { major, followers } = game;
  const means = followers.actions.map((name) => `mean(${name})`);
  const blind = game.monitoring.what === "none";
  const monitored = blind ? [] : major ? major.actions : means;
  const symbols = new Map<string, string>();
  if (game.count === 1 && !major) {
    for (const name of blind ? [] : followers.actions) symbols.set(name, `mean(${name})`);
    if (game.knows === "observations") {
      for (const name of followers.observations.names) symbols.set(name, `mean(${name})`);
    }
  }
  for (const name of [...game.leader.observations.names, ...leaderReadings(game), ...monitored]) {
    symbols.set(name, name);
  }
  return { symbols, constants: parameters, explain: (node) => explain(game, node) };
}

function explain(
  { followers, major, knows, monitoring }: LqgGame,
  node: ReferenceNode,
): FormulaProblem | undefined {
  const of = (player: LqgGame["major"]) => player?.observations.names.includes(node.name) ?? false;
  const acts = [...followers.actions, ...(major?.actions ?? [])];
  if (monitoring.what === "none" && acts.includes(node.name)) {
    return {
      code: "STACKELBERG_NOT_OBSERVABLE",
      problem: `the leader does not see ${written(node)}`,
      expected: "what she observes (monitors: none)",
    };
  }
  const readings = (node.of === "mean" && of(followers)) || (node.of === "major" && of(major));
  const refused = (problem: string, expected: string): FormulaProblem => ({
    code: "STACKELBERG_NOT_OBSERVABLE",
    problem,
    expected,
  });
  if (readings && knows === "own") {
    return refused(
      `the leader does not learn ${written(node)}`,
      "her own observations and the actions that she monitors (knows: own)",
    );
  }
  if (major && (node.of === "mean" || followers.actions.includes(node.name))) {
    return refused(
      "with a major follower the leader monitors it alone",
      `the major follower's actions ${major.actions.join(", ")}`,
    );
  }
  if (node.of === null && (followers.actions.includes(node.name) || of(followers))) {
    return refused(
      `a rule for all cannot name one follower's ${node.name}`,
      `the mean, mean(${node.name})`,
    );
  }
  return undefined;
}
