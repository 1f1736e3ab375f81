import type { NamedPlace } from "../checks/identifier.ts";
import { affineExpression } from "../formula/affine-expression.ts";
import { withoutActions } from "../model/game-names.ts";
import type { Role } from "../model/lqg-game.ts";
import type { ObservationInput } from "../model/lqg-game-input.ts";
import { entriesOf, type Field, itemsOf, type Keys, recordOf, textOf } from "./field.ts";
import { formulaField } from "./formula-field.ts";
import { namedPlace, readVariables, type Variables } from "./variables.ts";
import { observationScope, type Vocabulary } from "./vocabulary.ts";

const REQUIRED = ["actions", "cost"];
const OPTIONAL = ["label", "private", "observes"];

const KEYS: Readonly<Record<Role | "class", Keys>> = {
  leader: { required: REQUIRED, optional: [...OPTIONAL, "default", "knows", "monitors"] },
  major: { required: REQUIRED, optional: OPTIONAL },
  followers: { required: ["count", ...REQUIRED], optional: [...OPTIONAL, "tremble"] },
  class: { required: ["name", "share", ...REQUIRED], optional: [...OPTIONAL, "tremble"] },
};

/** A leader to whom others pay. */
const PAID: Keys = {
  required: ["cost"],
  optional: ["actions", ...OPTIONAL, "default", "knows", "monitors"],
};

/** A role, or a class of followers, with its names read and its formulas still to be read. */
export interface PlayerDraft {
  readonly role: Role;
  /** Which class of followers; `null` where they are of one. */
  readonly className: string | null;
  readonly record: ReadonlyMap<string, Field>;
  readonly label: string | undefined;
  readonly actions: readonly NamedPlace[];
  readonly variables: Variables;
  readonly observations: readonly (readonly [NamedPlace, Field])[];
}

/**
 * Reads the names of a role.
 *
 * @param kind - The role, or `class` for one of several classes of followers.
 * @param paid - Whether others pay to it: then it needs no action of its own.
 */
export function readPlayer(kind: Role | "class", field: Field, paid = false): PlayerDraft {
  const role = kind === "class" ? "followers" : kind;
  const record = recordOf(field, paid ? PAID : KEYS[kind]);
  const listed = record.get("actions");
  const actions = listed ? itemsOf(listed, "a list of names").map(namedPlace) : [];
  if (actions.length === 0 && !paid) {
    throw withoutActions(role, listed?.path ?? [...field.path, "actions"]);
  }
  const label = record.get("label");
  const observes = record.get("observes");
  const name = record.get("name");
  return {
    role,
    className: name ? namedPlace(name).name : null,
    record,
    label: label && textOf(label),
    actions,
    variables: readVariables(record.get("private")),
    observations: (observes ? entriesOf(observes) : []).map(([name, entry]) => [
      { name, path: entry.path, at: "key" },
      entry,
    ]),
  };
}

/** Reads the formulas of what a role observes. */
export function readObservations(draft: PlayerDraft, vocabulary: Vocabulary): ObservationInput[] {
  const own = draft.variables.input.names;
  const scope = observationScope(vocabulary, own);
  return draft.observations.map(([{ name }, field]) => {
    const source = formulaField(field);
    const { constant, coefficients } = affineExpression({ source, scope });
    const of = (names: readonly string[]) => names.map((symbol) => coefficients.get(symbol) ?? 0);
    return { name, constant, common: of(vocabulary.common), private: of(own) };
  });
}
