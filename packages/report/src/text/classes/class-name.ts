import type { ClassDesign } from "../../facts/class-designs.ts";
import { roleNames } from "../role-names.ts";

/** "the households", as the class is called. */
export function nameOf({ game }: ClassDesign): string {
  return roleNames(game).followers;
}
