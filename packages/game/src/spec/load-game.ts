import type { LqgGame, ParametricFamily } from "../model/lqg-game.ts";
import { lqgGame } from "../model/lqg-game-builder.ts";
import type { PlayerInput } from "../model/lqg-game-input.ts";
import { oneClass } from "./classes.ts";
import { costReader } from "./cost.ts";
import { type Field, textOf } from "./field.ts";
import { checkNames, readUnits, vocabularyOf } from "./file-names.ts";
import { readCount, readTremble } from "./followers.ts";
import { readDefault, readKnows, readMonitors } from "./leader.ts";
import { type Parameter, readParameters } from "./parameters.ts";
import { readParticipation, readPayments } from "./payments.ts";
import { type PlayerDraft, readObservations, readPlayer } from "./player.ts";
import { readTarget } from "./target.ts";
import { readTop } from "./top.ts";
import { readVariables } from "./variables.ts";

/** Settings of {@link loadGame}. */
export interface LoadGameOptions {
  /** Values that replace those of named parameters of the game. @defaultValue none */
  readonly parameters?: Readonly<Record<string, number>> | undefined;
}

/**
 * A quadratic-Gaussian game from the plain content of a game file.
 *
 * @param spec - What YAML or JSON reads; see {@link GameSpec}. Anything may be passed: all is checked.
 * @returns The game in canonical form.
 * @throws {@link GameError} at the first mistake, with its path in `spec`, what was found and what
 * was expected;
 * `StackelbergError` `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1,
 *   kind: "lqg",
 *   name: "shared-price",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], cost: "(mean(u) - 5)^2 + 0.5*price^2" },
 *   followers: {
 *     count: 200,
 *     actions: ["u"],
 *     observes: { reading: "cold" },
 *     cost: "0.15*(u - cold)^2 + 0.2*price*u",
 *   },
 * });
 * expect(game.followers.observations.names).toEqual(["reading"]);
 * ```
 */
export function loadGame(spec: unknown, options: LoadGameOptions = {}): LqgGame {
  const top = readTop({ value: spec, path: [] });
  const parameters = readParameters(top.get("parameters"), options);
  const common = readVariables(top.get("common"));
  const { count, drafts } = readDrafts(top);
  const names = { parameters, common, drafts: drafts.filter((draft) => draft !== undefined) };
  checkNames(names);
  const vocabulary = vocabularyOf(names);
  const readCost = costReader(vocabulary);
  const player = (draft: PlayerDraft): PlayerInput => ({
    label: draft.label,
    actions: draft.actions.map(({ name }) => name),
    private: draft.variables.input,
    observes: readObservations(draft, vocabulary),
    cost: readCost(draft.record.get("cost") as Field),
  });
  const [leader, followers, major] = drafts;
  const actions = leader.actions.map(({ name }) => name);
  const knows = readKnows(leader.record.get("knows"));
  const monitors = readMonitors(leader.record.get("monitors"));
  const [label, units, target] = [top.get("label"), top.get("units"), top.get("target")];
  const [payments, participation] = [top.get("payments"), top.get("participation")];
  return lqgGame({
    name: textOf(top.get("name") as Field),
    label: label && textOf(label),
    units: units && readUnits(units),
    ...readCount(count),
    common: common.input,
    leader: {
      ...player(leader),
      knows,
      monitors,
      default: readDefault(leader.record.get("default"), actions),
    },
    major: major && player(major),
    followers: {
      ...player(followers),
      tremble: readTremble(followers.record.get("tremble"), followers.actions),
    },
    target: target && readTarget(target, vocabulary, knows),
    payments: payments && readPayments(payments, major !== undefined),
    participation: participation && readParticipation(participation),
    family: familyOf(spec, parameters, options),
  });
}

/** The named constants, and the same content read again with others. */
function familyOf(
  spec: unknown,
  parameters: ReadonlyMap<string, Parameter>,
  options: LoadGameOptions,
): ParametricFamily | undefined {
  if (parameters.size === 0) return undefined;
  return {
    parameters: [...parameters].map(([name, parameter]) => ({ name, ...parameter })),
    at: (values) => loadGame(spec, { parameters: { ...options.parameters, ...values } }),
  };
}

type Drafts = readonly [leader: PlayerDraft, followers: PlayerDraft, major?: PlayerDraft];

function readDrafts(top: ReadonlyMap<string, Field>): {
  readonly count: Field;
  readonly drafts: Drafts;
} {
  const { followers, count } = oneClass(top);
  const major = top.get("major");
  const both = [
    readPlayer("leader", top.get("leader") as Field, top.has("payments")),
    followers,
  ] as const;
  return { count, drafts: major ? [...both, readPlayer("major", major)] : both };
}
