import { StackelbergError } from "@stackelberg/game";

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
 *
 * @example
 * ```ts @import.meta.vitest
 * const { formatResult } = await import("@stackelberg/incentive");
 * expect(formatResult({ count: Number.POSITIVE_INFINITY })).toContain('"infinity"');
 * ```
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
 * The value of a design's JSON text, with infinities as numbers.
 *
 * @param missingIn - What keeps a value from being such a design, in words; `null` if nothing does.
 * @param options - For errors: the file, and of what the design is, as in " of a finite game".
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_SYNTAX` for a text that is not JSON or too
 * long, `STACKELBERG_RESULT_SCHEMA` where something is missing.
 */
export function readDesign(
  text: string,
  missingIn: (value: unknown) => string | null,
  { file = "result", what = "" }: { readonly file?: string; readonly what?: string } = {},
): unknown {
  const value = parsed(text, file);
  const missing = missingIn(value);
  if (missing === null) return value;
  throw new ResultFileError(
    "STACKELBERG_RESULT_SCHEMA",
    `${file}: ${missing}; expected a result with schema "stackelberg.design/1"${what}`,
  );
}

function parsed(text: string, file: string): unknown {
  if (text.length > LONGEST) {
    throw new ResultFileError(
      "STACKELBERG_RESULT_SYNTAX",
      `${file}: longer than ${LONGEST} characters; expected a result file`,
    );
  }
  try {
    return JSON.parse(text, (_key, entry: unknown) => number(entry));
  } catch (error) {
    throw new ResultFileError(
      "STACKELBERG_RESULT_SYNTAX",
      `${file}: not JSON: ${String(error)}; expected the output of solve --json`,
    );
  }
}

function number(value: unknown): unknown {
  if (value === "infinity") return Number.POSITIVE_INFINITY;
  return value === "-infinity" ? Number.NEGATIVE_INFINITY : value;
}

/**
 * What keeps a value from being a `stackelberg.design/1` result with these objects, in words;
 * `null` if it has them all.
 *
 * @param parts - Paths such as `certificate.leader`.
 */
export function missingObject(value: unknown, parts: readonly string[]): string | null {
  if (!isRecord(value)) return "not an object";
  if (value["schema"] !== "stackelberg.design/1") {
    return `found schema ${JSON.stringify(value["schema"])}`;
  }
  const missing = parts.find((path) => {
    const at = path.split(".").reduce<unknown>((o, key) => (isRecord(o) ? o[key] : null), value);
    return !isRecord(at);
  });
  return missing === undefined ? null : `\`${missing}\` is missing`;
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
