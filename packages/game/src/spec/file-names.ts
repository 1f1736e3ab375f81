import {
  checkDistinctNames,
  checkObservationNames,
  type NamedPlace,
} from "../checks/identifier.ts";
import { entriesOf, type Field, textOf } from "./field.ts";
import type { Parameter } from "./parameters.ts";
import type { PlayerDraft } from "./player.ts";
import type { Variables } from "./variables.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The names of a game file, read before its formulas. */
export interface FileNames {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly common: Variables;
  readonly drafts: readonly PlayerDraft[];
}

/** Throws unless all names of a file can be told apart; observations of several classes too. */
export function checkNames({ parameters, common, drafts }: FileNames): void {
  const named = [...parameters.keys()].map((name) => ({
    name,
    path: ["parameters", name],
    at: "key" as const,
  }));
  const actions = drafts.flatMap((draft) => draft.actions);
  const variables = drafts.flatMap((draft) => draft.variables.places);
  checkDistinctNames(
    [...named, ...common.places, ...actions, ...variables],
    "the variables, actions and parameters of the game",
  );
  const taken = new Map([
    ...named.map(({ name }) => [name, "a parameter"] as const),
    ...actions.map(({ name }) => [name, "an action"] as const),
  ]);
  for (const { observations } of drafts) checkObservationNames(placesOf(observations), taken);
  checkDistinctNames(
    drafts.flatMap(({ className, observations }) =>
      className === null ? [] : placesOf(observations),
    ),
    "the observations of all classes",
  );
}

function placesOf(observations: PlayerDraft["observations"]): NamedPlace[] {
  return observations.map(([place]) => place);
}

/** All names of a file, for its formulas. */
export function vocabularyOf({ parameters, common, drafts }: FileNames): Vocabulary {
  return {
    parameters: new Map([...parameters].map(([name, { value }]) => [name, value])),
    common: common.input.names,
    roles: drafts.map(({ role, className, actions, variables, observations }) => ({
      role,
      className,
      actions: actions.map(({ name }) => name),
      private: variables.input.names,
      observations: observations.map(([{ name }]) => name),
    })),
  };
}

/** Units by what they are of. */
export function readUnits(field: Field): Record<string, string> {
  return Object.fromEntries(entriesOf(field).map(([name, unit]) => [name, textOf(unit)]));
}
