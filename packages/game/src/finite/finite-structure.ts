import { finiteNumber } from "../checks/checked-number.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import {
  checkDistinctNames,
  checkObservationNames,
  type NamedPlace,
} from "../checks/identifier.ts";
import { expectedName } from "../checks/nearest-name.ts";
import { checkGameName, withoutActions } from "../model/game-names.ts";
import type { Role } from "../model/lqg-game.ts";
import { checkKnownKey } from "../model/target-names.ts";
import { checkUnitNames } from "../model/unit-names.ts";
import type { FiniteGame, FinitePlayer, FiniteSet, FiniteVariable } from "./finite-game.ts";
import type {
  FiniteLeaderStructure,
  FinitePlayerStructure,
  FiniteStructureInput,
} from "./finite-game-input.ts";
import { finiteObservations } from "./finite-observations.ts";
import { checkedFiniteTarget } from "./finite-target.ts";
import { jointProbabilities, jointValues } from "./joint-values.ts";
import { probabilityVector } from "./probabilities.ts";
import { valueList } from "./value-list.ts";

/** Joint states, observations and actions that one game may have of each kind. */
const LARGEST_SET = 10_000;

/** A finite game without costs and number of followers, checked; its cost lists are empty. */
export function finiteStructure(
  input: FiniteStructureInput,
  taken: readonly NamedPlace[] = [],
): FiniteGame {
  checkGameName(input.name, ["name"]);
  const common = (input.common ?? []).map(checkedVariable);
  checkNames(input, taken);
  const states = jointValues(common);
  checkSize(states, ["common"]);
  const player = (role: Role, given: FinitePlayerStructure): FinitePlayer => {
    const actions = jointActions(given, role);
    const observations = finiteObservations(given.observes ?? {}, [role, "observes"], common);
    checkSize(observations, [role, "observes"]);
    return { label: given.label, actions, observations, cost: [] };
  };
  const leader = player("leader", input.leader);
  const game: FiniteGame = {
    kind: "finite",
    name: input.name,
    label: input.label,
    units: { ...input.units },
    count: Number.POSITIVE_INFINITY,
    states: { ...states, probabilities: jointProbabilities(common.map((v) => v.probabilities)) },
    leader,
    major: input.major ? player("major", input.major) : null,
    followers: player("followers", input.followers),
    knows: knows(input.leader.knows),
    defaultAction: defaultAction(input.leader, leader.actions),
    target: null,
  };
  checkUnitNames(game.units, namesOf(game));
  return input.target ? { ...game, target: checkedFiniteTarget(input.target, game) } : game;
}

function checkedVariable(
  { name, values, probabilities }: FiniteVariable,
  i: number,
): FiniteVariable {
  const list = valueList(values, ["common", i, "values"]);
  const path = ["common", i, "probabilities"];
  return { name, values: list, probabilities: probabilityVector(probabilities, list.length, path) };
}

function jointActions({ actions }: FinitePlayerStructure, role: Role): FiniteSet {
  const path: GamePath = [role, "actions"];
  const named = Object.entries(actions).map(([name, values]) => ({
    name,
    values: valueList(values, [...path, name]),
  }));
  if (named.length === 0) throw withoutActions(role, path);
  const joint = jointValues(named);
  checkSize(joint, path);
  return joint;
}

function checkSize({ values }: FiniteSet, path: GamePath): void {
  if (values.length <= LARGEST_SET) return;
  throw new GameError("STACKELBERG_GAME_TOO_LARGE", "too many combinations of values", {
    path,
    found: `${values.length} combinations`,
    expected: `at most ${LARGEST_SET}`,
  });
}

function checkNames(input: FiniteStructureInput, taken: readonly NamedPlace[]): void {
  const roles = rolesOf(input);
  const variables = (input.common ?? []).map(({ name }, i) => ({
    name,
    path: ["common", i, "name"],
  }));
  const keys = (map: object, path: GamePath): NamedPlace[] =>
    Object.keys(map).map((name) => ({ name, path: [...path, name], at: "key" }));
  const actions = roles.flatMap(([role, { actions }]) => keys(actions, [role, "actions"]));
  checkDistinctNames(
    [...taken, ...variables, ...actions],
    "the variables, actions and parameters of the game",
  );
  const others = new Map([
    ...taken.map(({ name }) => [name, "a parameter"] as const),
    ...actions.map(({ name }) => [name, "an action"] as const),
  ]);
  for (const [role, { observes }] of roles) {
    checkObservationNames(keys(observes ?? {}, [role, "observes"]), others);
  }
}

function rolesOf({ leader, major, followers }: FiniteStructureInput) {
  const roles: (readonly [Role, FinitePlayerStructure])[] = [["leader", leader]];
  if (major) roles.push(["major", major]);
  roles.push(["followers", followers]);
  return roles;
}

function namesOf({ states, leader, major, followers }: FiniteGame): string[] {
  const players = [leader, followers, ...(major ? [major] : [])];
  const own = players.flatMap(({ actions, observations }) => [
    ...actions.names,
    ...observations.names,
  ]);
  return [...states.names, ...own];
}

function knows(value: unknown): FiniteGame["knows"] {
  if (value === undefined || value === "observations") return "observations";
  if (value === "own") return "own";
  throw new GameError("STACKELBERG_UNKNOWN_VALUE", "not something the leader can know", {
    path: ["leader", "knows"],
    found: describeValue(value),
    expected: expectedName(String(value), ["observations", "own"]),
  });
}

/** Index of the joint action that the leader takes under no rule. */
function defaultAction(
  { actions, default: given }: FiniteLeaderStructure,
  joint: FiniteSet,
): number {
  for (const [action, value] of Object.entries(given ?? {})) {
    const path = ["leader", "default", action];
    checkKnownKey(action, joint.names, path, "action of the leader");
    const values = actions[action] ?? [];
    if (values.includes(finiteNumber(value, path))) continue;
    throw new GameError("STACKELBERG_UNKNOWN_VALUE", `${action} has no such value`, {
      path,
      found: describeValue(value),
      expected: `one of ${values.join(", ")}`,
    });
  }
  const chosen = joint.names.map((name) => {
    const values = actions[name] ?? [];
    return given?.[name] ?? (values.includes(0) ? 0 : values[0]);
  });
  return joint.values.findIndex((tuple) => tuple.every((value, i) => value === chosen[i]));
}
