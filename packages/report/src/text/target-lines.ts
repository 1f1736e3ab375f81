import type { NamedPlan, Role } from "@stackelberg/game";
import type { Roles } from "../facts/roles.ts";
import { affineText, namedTerms, planScale } from "./affine-text.ts";
import { type Definition, definitionLines } from "./definition-lines.ts";
import { plainText } from "./plain-text.ts";
import { capital, roleNames } from "./role-names.ts";
import { unitText } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/** The plan that the leader wants, who does what, as formulas in what each one sees. */
export function targetLines(game: Roles, plan: NamedPlan, width: number): readonly string[] {
  const names = roleNames(game);
  const roles: readonly (readonly [Role, string])[] = [
    ["followers", names.eachFollower],
    ["major", names.major],
    ["leader", names.leader],
  ];
  return roles.flatMap(([role, who]) => roleLines(game, plan, { role, who, width }));
}

interface RoleLine {
  readonly role: Role;
  readonly who: string;
  readonly width: number;
}

function roleLines(
  game: Roles,
  plan: NamedPlan,
  { role, who, width }: RoleLine,
): readonly string[] {
  const strategy = Object.entries(plan[role] ?? {});
  if (strategy.length === 0) return [];
  const definitions = strategy.map(([action, coefficients]) => ({
    symbol: action,
    formula: affineText(namedTerms(coefficients), { scale: planScale(plan) }),
    note: unitText(game, action),
  }));
  return [
    wrap(`${capital(who)} ${seeing(game, role, definitions)} does:`, { width }),
    ...definitionLines(definitions, width),
  ];
}

/** What a role sees itself, and what the leader learns of what others see: as in `mean(reading)`. */
function seeing(game: Roles, role: Role, definitions: readonly Definition[]): string {
  const seen = (game[role]?.observations.names ?? []).map(plainText);
  const formulas = definitions.map(({ formula }) => formula).join(" ");
  const learned = [...new Set(formulas.match(/\w+\(\w+\)/g))];
  if (learned.length > 0) {
    const own = seen.length === 0 ? "" : `sees ${seen.join(", ")}, `;
    return `${own}learns ${learned.join(", ")} and`;
  }
  return seen.length === 0 ? "sees nothing in advance and" : `sees ${seen.join(", ")} and`;
}
