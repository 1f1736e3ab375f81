import { affineExpression } from "../formula/affine-expression.ts";
import type { FormulaScope } from "../formula/formula-scope.ts";
import type { LqgGame, NamedPlan, NamedStrategy, Role } from "../model/lqg-game.ts";
import { checkKnownKey } from "../model/target-names.ts";
import { entriesOf, type Field } from "./field.ts";
import { formulaField } from "./formula-field.ts";
import type { RoleNames, Vocabulary } from "./vocabulary.ts";

/** Reads a prescribed plan: affine formulas of what each role sees, by action. */
export function readTarget(
  field: Field,
  vocabulary: Vocabulary,
  knows: LqgGame["knows"],
): NamedPlan {
  const known = [...new Set(vocabulary.roles.map(({ role }) => role))];
  const strategies = entriesOf(field).map(([key, entry]) => {
    checkKnownKey(key, known, entry.path, "role");
    const players = vocabulary.roles.filter(({ role }) => role === key);
    return [key, readStrategy(entry, players, (player) => targetScope(vocabulary, player, knows))];
  });
  return Object.fromEntries(strategies);
}

/** Strategies of all players of a role: of one, or of every class of followers. */
function readStrategy(
  field: Field,
  players: readonly RoleNames[],
  scopeOf: (player: RoleNames) => FormulaScope,
): NamedStrategy {
  const actions = players.flatMap((player) => player.actions);
  const strategy = entriesOf(field).map(([action, entry]) => {
    checkKnownKey(action, actions, entry.path, "action");
    const player = players.find((each) => each.actions.includes(action)) as RoleNames;
    const source = formulaField(entry);
    const { constant, coefficients } = affineExpression({ source, scope: scopeOf(player) });
    return [action, Object.fromEntries([["constant", constant], ...coefficients])] as const;
  });
  return Object.fromEntries(strategy);
}

function targetScope(
  { roles, parameters }: Vocabulary,
  { role, observations }: RoleNames,
  knows: LqgGame["knows"],
): FormulaScope {
  const observed = (of: Role) => roles.flatMap((r) => (r.role === of ? r.observations : []));
  const names = [...observations];
  const hasMajor = roles.some((r) => r.role === "major");
  if (role === "leader" && knows === "observations") {
    if (hasMajor) names.push(...observed("major").map((name) => `major(${name})`));
    else names.push(...observed("followers").map((name) => `mean(${name})`));
  }
  return { symbols: new Map(names.map((name) => [name, name])), constants: parameters };
}
