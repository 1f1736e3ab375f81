import {
  type ClassGame,
  classPlanFromNames,
  classView,
  type LqgGame,
  namePlan,
} from "@stackelberg/game";
import type { ClassDesignResult, DesignResult } from "@stackelberg/incentive";

/** The design for one class as that of a game of its own, in which all others keep to the target. */
export interface ClassDesign {
  /** Name of the class. */
  readonly name: string;
  readonly game: LqgGame;
  readonly result: DesignResult;
}

/** The designs of a result class by class; a class without a label is called by its name. */
export function classDesigns(game: ClassGame, result: ClassDesignResult): readonly ClassDesign[] {
  const target = classPlanFromNames(game, result.target.policies);
  return result.classes.map((section, k) => {
    const view = classView(game, target, k);
    const { name, share: _, count: __, ...sections } = section;
    const { followers } = view.game;
    const own = { ...view.game, followers: { ...followers, label: followers.label ?? name } };
    return {
      name,
      game: own,
      result: {
        schema: result.schema,
        game: result.game,
        target: {
          leaderCost: result.target.leaderCost,
          followerCost: result.target.classes[k]?.followerCost ?? Number.NaN,
          majorCost: null,
          policies: namePlan(view.game, view.plan),
        },
        baselines: result.baselines,
        participation: {},
        robustness: [],
        ...sections,
      },
    };
  });
}
