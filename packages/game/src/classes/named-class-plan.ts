import type { Matrix } from "ml-matrix";
import type { NamedPlan } from "../model/lqg-game.ts";
import { checkActions, fromNames, type StrategyNames, withNames } from "../plan/named-plan.ts";
import type { ClassGame } from "./class-game.ts";
import { classInformation } from "./class-information.ts";
import type { ClassPlan } from "./class-plan.ts";

/** A plan under the game's names; `followers` holds the actions of all classes. */
export function nameClassPlan(game: ClassGame, plan: ClassPlan): NamedPlan {
  const { classes, leader } = namesOf(game);
  const followers = classes.flatMap((called, k) =>
    Object.entries(withNames(called, plan.classes[k] as Matrix)),
  );
  return { followers: Object.fromEntries(followers), leader: withNames(leader, plan.leader) };
}

/**
 * The matrices of a complete named plan; coefficients that are not named are 0.
 *
 * @throws {@link GameError} for a missing action, or an action or observation that a player lacks.
 */
export function classPlanFromNames(game: ClassGame, plan: NamedPlan): ClassPlan {
  const { followers = {}, leader = {} } = plan;
  const called = namesOf(game);
  const actions = game.classes.flatMap((each) => each.actions);
  checkActions(actions, followers, "followers");
  const classes = called.classes.map((one) => fromNames(one, followers, "followers"));
  checkActions(game.leader.actions, leader, "leader");
  return { classes, leader: fromNames(called.leader, leader, "leader") };
}

function namesOf(game: ClassGame): {
  readonly classes: readonly StrategyNames[];
  readonly leader: StrategyNames;
} {
  const { classes, leader } = classInformation(game);
  return {
    classes: game.classes.map(({ actions }, k) => ({ actions, names: classes[k]?.names ?? [] })),
    leader: { actions: game.leader.actions, names: leader.names },
  };
}
