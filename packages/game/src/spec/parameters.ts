import { checkOptions } from "../checks/check-options.ts";
import { finiteNumber, finiteVector } from "../checks/checked-number.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import { checkIdentifier } from "../checks/identifier.ts";
import { expectedName } from "../checks/nearest-name.ts";
import { entriesOf, type Field, recordOf } from "./field.ts";

/** A named constant of a game file. */
export interface Parameter {
  readonly value: number;
  /** Where it may lie, for sweeps. */
  readonly range?: readonly [from: number, to: number] | undefined;
}

/** What may be said about a game that is read; `file` only names a text. */
interface ReadingOptions {
  readonly parameters?: Readonly<Record<string, number>> | undefined;
  readonly file?: string | undefined;
}

/** Reads the named constants; those of `options` replace values of constants that the file declares. */
export function readParameters(
  field: Field | undefined,
  options: ReadingOptions,
): Map<string, Parameter> {
  checkOptions<ReadingOptions>(options, { parameters: true, file: true }, "reading a game");
  const parameters = new Map<string, Parameter>();
  for (const [name, entry] of field ? entriesOf(field) : []) {
    checkIdentifier(name, entry.path, "key");
    parameters.set(name, readParameter(entry));
  }
  for (const [name, value] of Object.entries(options.parameters ?? {})) {
    const path = ["parameters", name];
    const declared = parameters.get(name);
    if (!declared) {
      throw new GameError("STACKELBERG_UNKNOWN_NAME", "no such parameter", {
        path,
        found: describeValue(name),
        expected: expectedName(name, [...parameters.keys()]),
      });
    }
    parameters.set(name, { ...declared, value: finiteNumber(value, path) });
  }
  return parameters;
}

function readParameter(field: Field): Parameter {
  const simple =
    typeof field.value !== "object" || field.value === null || Array.isArray(field.value);
  if (simple) return { value: finiteNumber(field.value, field.path) };
  const record = recordOf(field, { required: ["value"], optional: ["range"] });
  const given = record.get("value") as Field;
  const value = finiteNumber(given.value, given.path);
  const range = record.get("range");
  if (!range) return { value };
  const [from = Number.NaN, to = Number.NaN] = finiteVector(range.value, 2, range.path);
  if (from <= value && value <= to) return { value, range: [from, to] };
  throw new GameError("STACKELBERG_OUT_OF_RANGE", "the range does not contain the value", {
    path: range.path,
    found: `[${from}, ${to}] around ${value}`,
    expected: `two numbers, the first ≤ ${value} and the second ≥ ${value}`,
  });
}
