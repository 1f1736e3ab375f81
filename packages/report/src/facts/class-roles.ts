import type { ClassGame } from "@stackelberg/game";
import type { Roles } from "../text/role-names.ts";

/** The leader and one class of followers; a class without a label is called by its name. */
export function classRoles({ leader, classes, count, units }: ClassGame, k: number): Roles {
  const own = classes[k];
  if (!own) throw new RangeError(`the game has no class ${k}`);
  const followers = { ...own, label: own.label ?? own.name };
  return { kind: "lqg", count: own.share * count, units, leader, major: null, followers };
}
