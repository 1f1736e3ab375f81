import type { ClassGame, LqgGame } from "@stackelberg/game";

/** Who plays, and what each one does and sees: a game without its costs, or one class of a game. */
export type Roles = Pick<LqgGame, "kind" | "count" | "units" | "leader" | "major" | "followers">;

/** The leader and one class of followers; a class without a label is called by its name. */
export function classRoles({ leader, classes, count, units }: ClassGame, k: number): Roles {
  const own = classes[k];
  if (!own) throw new RangeError(`the game has no class ${k}`);
  const followers = { ...own, label: own.label ?? own.name };
  return { kind: "lqg", count: own.share * count, units, leader, major: null, followers };
}
