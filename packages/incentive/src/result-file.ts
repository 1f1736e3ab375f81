import { StackelbergError } from "@stackelberg/game";
import type { DesignResult } from "./design-result.ts";

/** A text that is not a result file of this family. */
export class ResultFileError extends StackelbergError {
  /** Name of the class. */
  override readonly name: string = "ResultFileError";
}

/**
 * The JSON text of a result: full double precision, infinities as the string `"infinity"`.
 *
 * @param result - A design, an evaluation, or any other plain result of this family.
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_NOT_A_NUMBER` for a NaN: that is a defect.
 */
export function formatResult(result: object): string {
  return JSON.stringify(
    result,
    (key, value: unknown) => (typeof value === "number" ? plain(key, value) : value),
    2,
  );
}

function plain(key: string, value: number): number | string {
  if (Number.isNaN(value)) {
    throw new ResultFileError(
      "STACKELBERG_RESULT_NOT_A_NUMBER",
      `${key} of the result is not a number`,
    );
  }
  if (value === Number.POSITIVE_INFINITY) return "infinity";
  if (value === Number.NEGATIVE_INFINITY) return "-infinity";
  return value === 0 ? 0 : value;
}

/** Longest text that is read, in characters. */
const LONGEST = 50_000_000;

/**
 * Reads the JSON text of a design. Only the outline is checked; {@link verify} checks the numbers.
 *
 * @param options - `file` is named in errors.
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_SYNTAX` for a text that is not JSON or too
 * long, `STACKELBERG_RESULT_SCHEMA` for one that is not a `stackelberg.design/1` result.
 */
export function readResult(text: string, options: { readonly file?: string } = {}): DesignResult {
  const file = options.file ?? "result";
  if (text.length > LONGEST) {
    throw new ResultFileError(
      "STACKELBERG_RESULT_SYNTAX",
      `${file}: longer than ${LONGEST} characters; expected a result file`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text, (_key, entry: unknown) => number(entry));
  } catch (error) {
    throw new ResultFileError(
      "STACKELBERG_RESULT_SYNTAX",
      `${file}: not JSON: ${String(error)}; expected the output of solve --json`,
    );
  }
  const missing = missingPart(value);
  if (missing === null) return value as DesignResult;
  throw new ResultFileError(
    "STACKELBERG_RESULT_SCHEMA",
    `${file}: ${missing}; expected a result with schema "stackelberg.design/1"`,
  );
}

function number(value: unknown): unknown {
  if (value === "infinity") return Number.POSITIVE_INFINITY;
  return value === "-infinity" ? Number.NEGATIVE_INFINITY : value;
}

const PARTS = ["game", "solver", "target", "baselines", "condition", "certificate"] as const;

function missingPart(value: unknown): string | null {
  if (!isRecord(value)) return "not an object";
  if (value["schema"] !== "stackelberg.design/1")
    return `found schema ${JSON.stringify(value["schema"])}`;
  for (const part of PARTS) if (!isRecord(value[part])) return `\`${part}\` is missing`;
  if (!Object.hasOwn(value, "incentive")) return "`incentive` is missing";
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
