import { Matrix } from "ml-matrix";
import { GameError } from "../errors.ts";
import type { Information } from "../information.ts";
import type { NamedPlan, NamedStrategy } from "../lqg-game.ts";
import type { ClassGame } from "./class-game.ts";
import { classInformation } from "./class-information.ts";
import type { ClassPlan } from "./class-plan.ts";

/** A plan under the game's names; `followers` holds the actions of all classes. */
export function nameClassPlan(game: ClassGame, plan: ClassPlan): NamedPlan {
  const { classes, leader } = classInformation(game);
  const followers = game.classes.flatMap(({ actions }, k) =>
    Object.entries(named(actions, plan.classes[k], classes[k])),
  );
  return {
    followers: Object.fromEntries(followers),
    leader: named(game.leader.actions, plan.leader, leader),
  };
}

function named(
  actions: readonly string[],
  strategy: Matrix | undefined,
  information: Information | undefined,
): NamedStrategy {
  const names = information?.names ?? [];
  return Object.fromEntries(
    actions.map((action, i) => [
      action,
      Object.fromEntries(names.map((name, j) => [name, strategy?.get(i, j) ?? 0])),
    ]),
  );
}

/**
 * The matrices of a complete named plan; coefficients that are not named are 0.
 *
 * @throws {@link GameError} for a missing action, or an action or observation that a player lacks.
 */
export function classPlanFromNames(game: ClassGame, plan: NamedPlan): ClassPlan {
  const { classes, leader } = classInformation(game);
  const followers = plan.followers ?? {};
  const actions = game.classes.flatMap((each) => each.actions);
  for (const action of Object.keys(followers)) position(actions, action, ["followers"]);
  return {
    classes: game.classes.map((each, k) =>
      matrixOf(followers, { role: "followers", actions: each.actions, information: classes[k] }),
    ),
    leader: matrixOf(plan.leader ?? {}, {
      role: "leader",
      actions: game.leader.actions,
      information: leader,
    }),
  };
}

interface Place {
  readonly role: "followers" | "leader";
  readonly actions: readonly string[];
  readonly information: Information | undefined;
}

function matrixOf(strategy: NamedStrategy, { role, actions, information }: Place): Matrix {
  const names = information?.names ?? [];
  const matrix = Matrix.zeros(actions.length, names.length);
  if (role === "leader") for (const name of Object.keys(strategy)) position(actions, name, [role]);
  actions.forEach((action, i) => {
    const coefficients = Object.hasOwn(strategy, action) ? strategy[action] : undefined;
    if (!coefficients) {
      throw new GameError("STACKELBERG_MISSING_KEY", `no coefficients for action ${action}`, {
        path: [role],
        expected: `coefficients for ${actions.join(", ")}`,
      });
    }
    for (const [name, value] of Object.entries(coefficients)) {
      matrix.set(i, position(names, name, [role, action]), value);
    }
  });
  return matrix;
}

function position(names: readonly string[], name: string, path: readonly string[]): number {
  const index = names.indexOf(name);
  if (index >= 0) return index;
  throw new GameError("STACKELBERG_UNKNOWN_NAME", "unknown name in a strategy", {
    path,
    found: name,
    expected: `one of ${names.join(", ")}`,
  });
}
