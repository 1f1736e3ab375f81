import type { NamedPlan } from "../model/lqg-game.ts";
import { checkedStrategy, checkKnownKey } from "../model/target-names.ts";
import type { ClassGame } from "./class-game.ts";

/**
 * The target with the coefficients that are not zero; `followers` is keyed by the actions of all
 * classes, each on what its own class observes.
 *
 * @throws {@link GameError} for a role, action or observation that the game lacks.
 */
export function checkedClassTarget(target: NamedPlan, game: ClassGame): NamedPlan {
  const { leader, classes, knows } = game;
  const means = classes.flatMap(({ observations }) =>
    observations.names.map((name) => `mean(${name})`),
  );
  const seen = {
    leader: leader.actions.map((action) => {
      const known = knows === "observations" ? means : [];
      return [action, [...leader.observations.names, ...known]] as const;
    }),
    followers: classes.flatMap(({ actions, observations }) =>
      actions.map((action) => [action, observations.names] as const),
    ),
  };
  const entries = Object.entries(target).map(([key, strategy]) => {
    checkKnownKey(key, ["leader", "followers"], ["target", key], "role");
    const known = new Map(seen[key as keyof typeof seen]);
    return [key, strategy && checkedStrategy(strategy, key, known)];
  });
  return Object.fromEntries(entries);
}
