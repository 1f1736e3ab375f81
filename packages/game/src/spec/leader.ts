import { finiteNumber } from "../checked-number.ts";
import { describeValue } from "../describe-value.ts";
import { GameError } from "../errors.ts";
import type { LqgGame } from "../lqg-game.ts";
import { expectedName } from "../nearest-name.ts";
import { checkKnownKey } from "../target-names.ts";
import { entriesOf, type Field, notYet } from "./field.ts";

/** Whether the leader learns what the monitored players observed. */
export function readKnows(field: Field | undefined): LqgGame["knows"] {
  const value = field?.value;
  if (!field || value === "observations") return "observations";
  if (value === "own") return "own";
  throw unknownValue(field, ["observations", "own"]);
}

/** Throws unless the leader sees the actions themselves. */
export function checkMonitors(field: Field | undefined): void {
  if (!field || field.value === "actions") return;
  const { value, path } = field;
  const reduced = value === "mean" || value === "none";
  if (reduced) throw notYet(`monitors: ${value}`, path);
  if (typeof value === "object" && value !== null && "what" in value) {
    throw notYet("noise in what the leader sees", path);
  }
  throw unknownValue(field, ["actions", "mean", "none"]);
}

/** The leader's action under no rule, in the order of `actions`. */
export function readDefault(field: Field | undefined, actions: readonly string[]): number[] {
  const given = new Map<string, number>();
  for (const [action, { value, path }] of field ? entriesOf(field) : []) {
    checkKnownKey(action, actions, path, "action of the leader");
    given.set(action, finiteNumber(value, path));
  }
  return actions.map((action) => given.get(action) ?? 0);
}

function unknownValue({ value, path }: Field, known: readonly string[]): GameError {
  return new GameError("STACKELBERG_UNKNOWN_VALUE", "not one of the values known here", {
    path,
    found: describeValue(value),
    expected: expectedName(String(value), known),
  });
}
