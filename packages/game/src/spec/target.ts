import { affineExpression } from "../formula/affine-expression.ts";
import type { FormulaScope } from "../formula/formula-scope.ts";
import type { LqgGame, NamedPlan, NamedStrategy, Role } from "../lqg-game.ts";
import { checkKnownKey } from "../target-names.ts";
import { entriesOf, type Field } from "./field.ts";
import { formulaField } from "./formula-field.ts";
import type { RoleNames, Vocabulary } from "./vocabulary.ts";

/** Reads a prescribed plan: affine formulas of what each role sees, by action. */
export function readTarget(
  field: Field,
  vocabulary: Vocabulary,
  knows: LqgGame["knows"],
): NamedPlan {
  const known = vocabulary.roles.map(({ role }) => role);
  const strategies = entriesOf(field).map(([key, entry]) => {
    checkKnownKey(key, known, entry.path, "role");
    const role = vocabulary.roles.find((r) => r.role === key) as RoleNames;
    return [key, readStrategy(entry, role, targetScope(vocabulary, role.role, knows))];
  });
  return Object.fromEntries(strategies);
}

function readStrategy(field: Field, { actions }: RoleNames, scope: FormulaScope): NamedStrategy {
  const strategy = entriesOf(field).map(([action, entry]) => {
    checkKnownKey(action, actions, entry.path, "action");
    const source = formulaField(entry);
    const { constant, coefficients } = affineExpression({ source, scope });
    return [action, Object.fromEntries([["constant", constant], ...coefficients])] as const;
  });
  return Object.fromEntries(strategy);
}

function targetScope(
  { roles, parameters }: Vocabulary,
  role: Role,
  knows: LqgGame["knows"],
): FormulaScope {
  const observed = (of: Role) => roles.find((r) => r.role === of)?.observations ?? [];
  const names = [...observed(role)];
  const hasMajor = roles.some((r) => r.role === "major");
  if (role === "leader" && knows === "observations") {
    if (hasMajor) names.push(...observed("major").map((name) => `major(${name})`));
    else names.push(...observed("followers").map((name) => `mean(${name})`));
  }
  return { symbols: new Map(names.map((name) => [name, name])), constants: parameters };
}
