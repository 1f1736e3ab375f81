import type { NamedPlace } from "../checks/identifier.ts";
import type { Role } from "../model/lqg-game.ts";
import {
  entriesOf,
  type Field,
  itemsOf,
  type Keys,
  notYet,
  recordOf,
  textOf,
} from "../spec/field.ts";
import { checkOneClass, readCount } from "../spec/followers.ts";
import { formulaField } from "../spec/formula-field.ts";
import { readMonitors } from "../spec/leader.ts";
import type { LoadGameOptions } from "../spec/load-game.ts";
import { readParameters } from "../spec/parameters.ts";
import { readTop } from "../spec/top.ts";
import { namedPlace } from "../spec/variables.ts";
import { finiteCostReader } from "./finite-cost.ts";
import type { FiniteGame, FinitePlayer, FiniteVariable } from "./finite-game.ts";
import type {
  FiniteObservationInput,
  FinitePlayerStructure,
  FiniteStructureInput,
  FiniteTargetInput,
} from "./finite-game-input.ts";
import { finiteStructure } from "./finite-structure.ts";

const REQUIRED = ["actions", "cost"];
const OPTIONAL = ["label", "observes"];
const LATER = ["private"];

const KEYS: Readonly<Record<Role, Keys>> = {
  leader: {
    required: REQUIRED,
    optional: [...OPTIONAL, "default", "knows", "monitors"],
    later: LATER,
  },
  major: { required: REQUIRED, optional: OPTIONAL, later: LATER },
  followers: {
    required: ["count", ...REQUIRED],
    optional: OPTIONAL,
    later: [...LATER, "tremble"],
  },
};

/**
 * A finite game from the plain content of a game file of `kind: finite`.
 *
 * @param spec - What YAML or JSON reads; see {@link FiniteGameSpec}. Anything may be passed: all is
 * checked.
 * @returns The game in canonical form.
 * @throws {@link GameError} at the first mistake, with its path in `spec`, what was found and what
 * was expected;
 * `StackelbergError` `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * expect(game.major?.cost[0]?.table).toEqual([0, 0, 3, -1]);
 * ```
 */
export function loadFiniteGame(spec: unknown, options: LoadGameOptions = {}): FiniteGame {
  const top = readTop({ value: spec, path: [] }, "finite");
  const parameters = readParameters(top.get("parameters"), options);
  const followersField = top.get("followers") as Field;
  checkOneClass(followersField);
  const majorField = top.get("major");
  const records: Record<"leader" | "followers", ReadonlyMap<string, Field>> = {
    leader: recordOf(top.get("leader") as Field, KEYS.leader),
    followers: recordOf(followersField, KEYS.followers),
  };
  const major = majorField && recordOf(majorField, KEYS.major);
  checkSeesActions(records.leader.get("monitors"));
  const structure = finiteStructure(
    {
      ...readHead(top),
      leader: { ...readPlayer(records.leader), ...readLeader(records.leader) },
      major: major && readPlayer(major),
      followers: readPlayer(records.followers),
    },
    [...parameters.keys()].map(
      (name): NamedPlace => ({
        name,
        path: ["parameters", name],
        at: "key",
      }),
    ),
  );
  const values = new Map([...parameters].map(([name, { value }]) => [name, value]));
  const readCost = finiteCostReader(structure, values);
  const withCost = (role: Role, player: FinitePlayer, record: ReadonlyMap<string, Field>) => ({
    ...player,
    cost: readCost(formulaField(record.get("cost") as Field), role),
  });
  return {
    ...structure,
    count: knownCount(records.followers.get("count") as Field),
    leader: withCost("leader", structure.leader, records.leader),
    major: structure.major && major ? withCost("major", structure.major, major) : null,
    followers: withCost("followers", structure.followers, records.followers),
  };
}

/** Throws unless the leader sees the actions themselves. */
function checkSeesActions(field: Field | undefined): void {
  const { what, noise = 0 } = readMonitors(field);
  if (field && (what !== "actions" || noise > 0)) {
    throw notYet("a finite game in which the leader does not see the actions", field.path);
  }
}

function knownCount(field: Field): number {
  const { count, countSpread } = readCount(field);
  if (countSpread === 0) return count;
  throw notYet("a finite game with a random number of followers", field.path);
}

/** The parts of the file that belong to no role; their shapes are checked with the structure. */
function readHead(
  top: ReadonlyMap<string, Field>,
): Pick<FiniteStructureInput, "name" | "label" | "units" | "common" | "target"> {
  const [label, units, common] = [top.get("label"), top.get("units"), top.get("common")];
  const target = top.get("target");
  return {
    name: textOf(top.get("name") as Field),
    label: label && textOf(label),
    units: units && Object.fromEntries(entriesOf(units).map(([key, unit]) => [key, textOf(unit)])),
    common: common && itemsOf(common, "a list of variables").map(readVariable),
    target: target && (Object.fromEntries(entriesOf(target).map(asItStands)) as FiniteTargetInput),
  };
}

function readVariable(field: Field): FiniteVariable {
  const record = recordOf(field, { required: ["name", "values", "probabilities"] });
  return {
    name: namedPlace(record.get("name") as Field).name,
    values: record.get("values")?.value as never,
    probabilities: record.get("probabilities")?.value as never,
  };
}

function readPlayer(record: ReadonlyMap<string, Field>): FinitePlayerStructure {
  const label = record.get("label");
  const observes = record.get("observes");
  return {
    label: label && textOf(label),
    actions: Object.fromEntries(entriesOf(record.get("actions") as Field).map(asItStands)),
    observes:
      observes &&
      Object.fromEntries(
        entriesOf(observes).map(([name, entry]) => [name, readObservation(entry)]),
      ),
  };
}

function readObservation(field: Field): FiniteObservationInput {
  const record = recordOf(field, { required: ["values", "probabilities"], optional: ["given"] });
  return {
    values: record.get("values")?.value as never,
    given: record.get("given")?.value as never,
    probabilities: record.get("probabilities")?.value as never,
  };
}

function readLeader(
  record: ReadonlyMap<string, Field>,
): Pick<FiniteStructureInput["leader"], "default" | "knows"> {
  const [defaults, knows] = [record.get("default"), record.get("knows")];
  return {
    default: defaults && Object.fromEntries(entriesOf(defaults).map(asItStands)),
    knows: knows?.value as "observations" | "own" | undefined,
  };
}

/** A value as it stands; its type is checked where it is used. */
function asItStands([key, { value }]: readonly [string, Field]): [string, never] {
  return [key, value as never];
}
