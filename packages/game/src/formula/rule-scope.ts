import type { ClassGame } from "../classes/class-game.ts";
import { leaderReadings } from "../model/leader-readings.ts";
import type { LqgGame, Player } from "../model/lqg-game.ts";
import type { ReferenceNode } from "./formula.ts";
import { type FormulaScope, written } from "./formula-scope.ts";
import type { FormulaProblem } from "./formula-source.ts";

/**
 * What a rule of the leader may name: her observations, `mean(u)` of the followers' actions and
 * `mean(reading)` of what they observed, of every class; with a major follower its actions and
 * `major(weather)` instead. With one follower `u` and `reading` are short for their means.
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
  game: LqgGame | ClassGame,
  parameters: ReadonlyMap<string, number> = new Map(),
): FormulaScope {
  const sight = sightOf(game);
  const { major, followers, readings, blind } = sight;
  const means = followers.actions.map((name) => `mean(${name})`);
  const symbols = new Map<string, string>();
  if (game.count === 1 && !major) {
    for (const name of blind ? [] : followers.actions) symbols.set(name, `mean(${name})`);
    if (game.knows === "observations") {
      for (const name of followers.readings) symbols.set(name, `mean(${name})`);
    }
  }
  const monitored = blind ? [] : major ? major.actions : means;
  for (const name of [...game.leader.observations.names, ...readings, ...monitored]) {
    symbols.set(name, name);
  }
  return { symbols, constants: parameters, explain: (node) => explain(sight, node) };
}

/** What players of one kind do and observe, by name. */
interface Names {
  readonly actions: readonly string[];
  readonly readings: readonly string[];
}

/** What the leader sees of the others. */
interface Sight {
  readonly followers: Names;
  readonly major: Names | null;
  /** What she learns of their readings, as rules name it. */
  readonly readings: readonly string[];
  /** Whether she learns no readings. */
  readonly ownOnly: boolean;
  /** Whether she sees no actions. */
  readonly blind: boolean;
}

function sightOf(game: LqgGame | ClassGame): Sight {
  const names = (players: readonly Player[]): Names => ({
    actions: players.flatMap(({ actions }) => actions),
    readings: players.flatMap(({ observations }) => observations.names),
  });
  const ownOnly = game.knows === "own";
  if (game.kind === "classes") {
    const followers = names(game.classes);
    const readings = ownOnly ? [] : followers.readings.map((name) => `mean(${name})`);
    return { followers, major: null, readings, ownOnly, blind: false };
  }
  return {
    followers: names([game.followers]),
    major: game.major && names([game.major]),
    readings: leaderReadings(game),
    ownOnly,
    blind: game.monitoring.what === "none",
  };
}

function explain(
  { followers, major, ownOnly, blind }: Sight,
  node: ReferenceNode,
): FormulaProblem | undefined {
  const observed = (player: Names | null) => player?.readings.includes(node.name) ?? false;
  const acts = [...followers.actions, ...(major?.actions ?? [])];
  if (blind && acts.includes(node.name)) {
    return {
      code: "STACKELBERG_NOT_OBSERVABLE",
      problem: `the leader does not see ${written(node)}`,
      expected: "what she observes (monitors: none)",
    };
  }
  const readings =
    (node.of === "mean" && observed(followers)) || (node.of === "major" && observed(major));
  const refused = (problem: string, expected: string): FormulaProblem => ({
    code: "STACKELBERG_NOT_OBSERVABLE",
    problem,
    expected,
  });
  if (readings && ownOnly) {
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
  if (node.of === null && (followers.actions.includes(node.name) || observed(followers))) {
    return refused(
      `a rule for all cannot name one follower's ${node.name}`,
      `the mean, mean(${node.name})`,
    );
  }
  return undefined;
}
