import { Matrix } from "ml-matrix";
import { GameError } from "../checks/errors.ts";
import { informationOf, informationStructure } from "../information/information-structure.ts";
import type { LqgGame, NamedPlan, NamedStrategy, Role } from "../model/lqg-game.ts";
import type { Plan } from "./plan.ts";

/** What the rows and columns of a strategy are called. */
export interface StrategyNames {
  readonly actions: readonly string[];
  readonly names: readonly string[];
}

/** The coefficients of a strategy matrix under the game's names. */
export function nameStrategy(game: LqgGame, role: Role, strategy: Matrix): NamedStrategy {
  return withNames(strategyNames(game, role), strategy);
}

/** The coefficients of a matrix by action and name. */
export function withNames({ actions, names }: StrategyNames, strategy: Matrix): NamedStrategy {
  return Object.fromEntries(
    actions.map((action, i) => [
      action,
      Object.fromEntries(names.map((name, k) => [name, strategy.get(i, k)])),
    ]),
  );
}

function strategyNames(game: LqgGame, role: Role): StrategyNames {
  return { actions: game[role]?.actions ?? [], names: informationOf(game, role).names };
}

/**
 * A plan under the game's names; `major` only where there is one.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, namePlan, planFromNames } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const plan = { followers: { draw: { constant: 6.5 } }, leader: { supply: { constant: 8 } } };
 * expect(namePlan(game, planFromNames(game, plan))).toEqual(plan);
 * ```
 */
export function namePlan(game: LqgGame, plan: Plan): NamedPlan {
  return {
    followers: nameStrategy(game, "followers", plan.followers),
    ...(plan.major ? { major: nameStrategy(game, "major", plan.major) } : {}),
    leader: nameStrategy(game, "leader", plan.leader),
  };
}

/**
 * The matrix of a named strategy; coefficients that are not named are 0.
 *
 * @throws {@link GameError} for a missing action, or an action or observation that the role lacks.
 */
export function strategyMatrix(game: LqgGame, role: Role, strategy: NamedStrategy): Matrix {
  const called = strategyNames(game, role);
  checkActions(called.actions, strategy, role);
  return fromNames(called, strategy, role);
}

/** Throws unless a strategy names no other actions than these. */
export function checkActions(
  actions: readonly string[],
  strategy: NamedStrategy,
  role: Role,
): void {
  for (const action of Object.keys(strategy)) known(actions, action, [role]);
}

/** The matrix with these coefficients; those that are not named are 0. */
export function fromNames(
  { actions, names }: StrategyNames,
  strategy: NamedStrategy,
  role: Role,
): Matrix {
  const matrix = Matrix.zeros(actions.length, names.length);
  actions.forEach((action, i) => {
    const coefficients = Object.hasOwn(strategy, action) ? strategy[action] : undefined;
    if (!coefficients) {
      throw new GameError("STACKELBERG_MISSING_KEY", `no coefficients for action ${action}`, {
        path: [role],
        expected: `coefficients for ${actions.join(", ")}`,
      });
    }
    for (const [name, value] of Object.entries(coefficients)) {
      matrix.set(i, known(names, name, [role, action]), value);
    }
  });
  return matrix;
}

/**
 * The matrices of a complete named plan.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, planFromNames } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const plan = planFromNames(game, {
 *   followers: { draw: { constant: 6.5 } },
 *   leader: { supply: { constant: 8 } },
 * });
 * expect(plan.followers.to2DArray()).toEqual([[6.5]]);
 * ```
 */
export function planFromNames(game: LqgGame, plan: NamedPlan): Plan {
  return {
    followers: strategyMatrix(game, "followers", plan.followers ?? {}),
    major: informationStructure(game).major
      ? strategyMatrix(game, "major", plan.major ?? {})
      : null,
    leader: strategyMatrix(game, "leader", plan.leader ?? {}),
  };
}

function known(names: readonly string[], name: string, path: readonly string[]): number {
  const index = names.indexOf(name);
  if (index >= 0) return index;
  throw new GameError("STACKELBERG_UNKNOWN_NAME", `unknown name in a strategy`, {
    path,
    found: name,
    expected: `one of ${names.join(", ")}`,
  });
}
