import { finiteNumber } from "../checks/checked-number.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import { expectedName } from "../checks/nearest-name.ts";
import { variance } from "../checks/symmetric-matrix.ts";
import type { LqgGame } from "../model/lqg-game.ts";
import type { MonitoringInput } from "../model/lqg-game-input.ts";
import { checkKnownKey } from "../model/target-names.ts";
import { entriesOf, type Field, recordOf } from "./field.ts";

/** Whether the leader learns what the monitored players observed. */
export function readKnows(field: Field | undefined): LqgGame["knows"] {
  const value = field?.value;
  if (!field || value === "observations") return "observations";
  if (value === "own") return "own";
  throw unknownValue(field, ["observations", "own"]);
}

/** What the leader sees of actions, and the variance of the noise in it. */
export function readMonitors(field: Field | undefined): MonitoringInput {
  if (!field) return { what: "actions" };
  const { value } = field;
  if (typeof value !== "object" || value === null) return { what: readWhat(field, SEEN) };
  const record = recordOf(field, { required: ["what"], optional: ["noise"] });
  const noise = record.get("noise");
  return {
    what: readWhat(record.get("what") as Field, SEEN.slice(0, 2)),
    noise: noise && variance(noise.value, noise.path),
  };
}

const SEEN = ["actions", "mean", "none"] as const;

function readWhat(
  field: Field,
  known: readonly MonitoringInput["what"][],
): MonitoringInput["what"] {
  const what = known.find((word) => word === field.value);
  if (what) return what;
  throw unknownValue(field, known);
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
