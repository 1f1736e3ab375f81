import { GameError } from "../checks/errors.ts";
import type { ClassGame } from "../classes/class-game.ts";
import { classGame } from "../classes/class-game-builder.ts";
import type { PlayerInput } from "../model/lqg-game-input.ts";
import { classCostReader } from "./class-cost.ts";
import { readClasses } from "./classes.ts";
import { type Field, textOf } from "./field.ts";
import { checkNames, readUnits, vocabularyOf } from "./file-names.ts";
import { readCount, readTremble } from "./followers.ts";
import { readDefault, readKnows, readMonitors } from "./leader.ts";
import type { LoadGameOptions } from "./load-game.ts";
import { readParameters } from "./parameters.ts";
import { readPayments } from "./payments.ts";
import { type PlayerDraft, readObservations, readPlayer } from "./player.ts";
import { readTarget } from "./target.ts";
import { readTop } from "./top.ts";
import { readVariables } from "./variables.ts";

/**
 * A game with several classes of followers from the plain content of a game file; a list of one
 * class is fine. See {@link ClassGameSpec}.
 *
 * @param spec - What YAML or JSON reads. Anything may be passed: all is checked.
 * @returns The game in canonical form.
 * @throws {@link GameError} at the first mistake, with its path in `spec`, what was found and what
 * was expected; `STACKELBERG_NOT_WITH_CLASSES` for a part of the format that several classes of
 * followers do not go with;
 * `StackelbergError` `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) + mean(v) - 3)^2 + price^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "(v - 4)^2 + price*v + mean(u)*v" },
 *   ],
 * });
 * expect(game.classes.map(({ share }) => share)).toEqual([0.8, 0.2]);
 * ```
 */
export function loadClassGame(spec: unknown, options: LoadGameOptions = {}): ClassGame {
  const top = readTop({ value: spec, path: [] });
  for (const key of ["major", "participation"]) refuse(top.get(key), key);
  const parameters = readParameters(top.get("parameters"), options);
  const common = readVariables(top.get("common"));
  const payments = top.get("payments");
  const leader = readPlayer("leader", top.get("leader") as Field, payments !== undefined);
  const { classes, shares, count } = readClasses(top);
  const names = { parameters, common, drafts: [leader, ...classes] };
  checkNames(names);
  checkExact(leader, classes);
  const vocabulary = vocabularyOf(names);
  const readCost = classCostReader(vocabulary);
  const player = (draft: PlayerDraft): PlayerInput => ({
    label: draft.label,
    actions: draft.actions.map(({ name }) => name),
    private: draft.variables.input,
    observes: readObservations(draft, vocabulary),
    cost: readCost(draft.record.get("cost") as Field, draft.className),
  });
  const knows = readKnows(leader.record.get("knows"));
  const [label, units, target] = [top.get("label"), top.get("units"), top.get("target")];
  return classGame({
    name: textOf(top.get("name") as Field),
    label: label && textOf(label),
    units: units && readUnits(units),
    population: { count: knownCount(count) },
    common: common.input,
    leader: {
      ...player(leader),
      knows,
      default: readDefault(
        leader.record.get("default"),
        leader.actions.map(({ name }) => name),
      ),
    },
    followers: classes.map((draft, k) => ({
      ...player(draft),
      name: draft.className ?? "",
      share: shares[k] as number,
    })),
    target: target && readTarget(target, vocabulary, knows),
    payments: payments && readPayments(payments, false),
  });
}

function knownCount(field: Field): number {
  const { count, countSpread } = readCount(field);
  if (countSpread > 0) refuse(field, "a number of followers that is not known");
  return count;
}

/** Throws where actions are not carried out or seen exactly. */
function checkExact(leader: PlayerDraft, classes: readonly PlayerDraft[]): void {
  const field = leader.record.get("monitors");
  const { what, noise = 0 } = readMonitors(field);
  if (what !== "actions" || noise > 0)
    refuse(field, "a leader who does not see each action exactly");
  for (const { record, actions } of classes) {
    const tremble = record.get("tremble");
    if (readTremble(tremble, actions).some((value) => value > 0)) refuse(tremble, "tremble");
  }
}

function refuse(field: Field | undefined, what: string): void {
  if (!field) return;
  throw new GameError(
    "STACKELBERG_NOT_WITH_CLASSES",
    `games with several classes of followers do not have ${what} yet`,
    { path: field.path, at: "key", expected: "a game without it, or one class of followers" },
  );
}
