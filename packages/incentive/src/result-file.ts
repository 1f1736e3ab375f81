import { StackelbergError } from "@stackelberg/game";
import type { ClassDesignResult } from "./classes/class-design-result.ts";
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
  return readWith(missingPart, text, options) as DesignResult;
}

/**
 * {@link readResult} for a design for several classes of followers; {@link verifyClasses} checks the
 * numbers.
 *
 * @param options - `file` is named in errors.
 * @throws {@link ResultFileError} as `readResult` does.
 */
export function readClassResult(
  text: string,
  options: { readonly file?: string } = {},
): ClassDesignResult {
  return readWith(missingClassPart, text, options) as ClassDesignResult;
}

function readWith(
  missingIn: (value: unknown) => string | null,
  text: string,
  options: { readonly file?: string },
): unknown {
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
  const missing = missingIn(value);
  if (missing === null) return value;
  throw new ResultFileError(
    "STACKELBERG_RESULT_SCHEMA",
    `${file}: ${missing}; expected a result with schema "stackelberg.design/1"`,
  );
}

function number(value: unknown): unknown {
  if (value === "infinity") return Number.POSITIVE_INFINITY;
  return value === "-infinity" ? Number.NEGATIVE_INFINITY : value;
}

/** Objects that every result has, by path. */
const COMMON_PARTS = [
  ...["game", "target", "target.policies", "baselines", "certificate", "certificate.followers"],
  ...["baselines.teamOptimum", "baselines.noIncentive", "baselines.nash", "baselines.noRule"],
  ...["certificate.leader", "certificate.curvature", "certificate.onPath"],
];

/** Objects that belong to each rule. */
const RULE_PARTS = [
  ...["solver", "solver.options", "condition", "certificate", "certificate.followers"],
  ...["certificate.leader", "certificate.curvature", "certificate.onPath"],
];

/**
 * What keeps a value from being a design, in words; `null` if its outline is right. The numbers in
 * it are for {@link verify} to check.
 */
export function missingPart(value: unknown): string | null {
  if (!isRecord(value)) return "not an object";
  return (
    wrongSchema(value) ?? missingObject(value, COMMON_PARTS) ?? wrongRule(value) ?? wrongPlan(value)
  );
}

/** The same for a design for several classes of followers. */
export function missingClassPart(value: unknown): string | null {
  if (!isRecord(value)) return "not an object";
  const outline = wrongSchema(value) ?? missingObject(value, COMMON_PARTS) ?? wrongPlan(value);
  if (outline !== null) return outline;
  const { classes, incentive } = value as {
    readonly classes?: unknown;
    readonly incentive?: unknown;
  };
  if (!Array.isArray(classes)) return "`classes` is missing";
  if (incentive !== null && !isRecord(incentive)) return "`incentive` is missing";
  for (const [k, section] of classes.entries()) {
    const missing = isRecord(section) ? wrongRule(section) : "not an object";
    if (missing !== null) return `class ${k + 1}: ${missing}`;
  }
  return null;
}

function wrongSchema({ schema }: { readonly schema?: unknown }): string | null {
  return schema === "stackelberg.design/1" ? null : `found schema ${JSON.stringify(schema)}`;
}

function missingObject(
  value: Readonly<Record<string, unknown>>,
  paths: readonly string[],
): string | null {
  for (const path of paths) {
    const part = path
      .split(".")
      .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : null), value);
    if (!isRecord(part)) return `\`${path}\` is missing`;
  }
  return null;
}

/** What is wrong with the sections about a rule. */
function wrongRule(value: Readonly<Record<string, unknown>>): string | null {
  const missing = missingObject(value, RULE_PARTS);
  if (missing !== null) return missing;
  for (const key of ["incentive", "candidate"]) {
    const rule = value[key];
    if (rule === undefined && key === "incentive") return "`incentive` is missing";
    if (rule === undefined || rule === null) continue;
    if (!isRecord(rule) || !isRecord(rule["rule"])) return `\`${key}.rule\` is missing`;
  }
  return wrongOption(value);
}

function wrongOption(value: Readonly<Record<string, unknown>>): string | null {
  const { options } = value["solver"] as { readonly options: Readonly<Record<string, unknown>> };
  const epsilon = options["epsilon"];
  if (epsilon === undefined || (typeof epsilon === "number" && epsilon > 0)) return null;
  return `\`solver.options.epsilon\` is ${JSON.stringify(epsilon)}, not a positive number`;
}

/** Every published strategy has finite coefficients. */
function wrongPlan(value: Readonly<Record<string, unknown>>): string | null {
  const named = Object.entries(value["baselines"] as Readonly<Record<string, unknown>>);
  const plans = new Map<string, unknown>([["target", value["target"]]]);
  for (const [name, baseline] of named) plans.set(`baselines.${name}`, baseline);
  for (const [path, holder] of plans) {
    if (!isRecord(holder)) return `\`${path}\` is missing`;
    const { policies } = holder as { readonly policies?: unknown };
    if (policies === undefined && path !== "target") continue;
    const rows = isRecord(policies) ? Object.values(policies) : [null];
    const coefficients = rows.flatMap((row) => (isRecord(row) ? Object.values(row) : [null]));
    const numbers = coefficients.flatMap((c) => (isRecord(c) ? Object.values(c) : [null]));
    if (!numbers.every((n) => typeof n === "number" && Math.abs(n) < 1e150)) {
      return `\`${path}.policies\` does not hold finite coefficients by role, action and name`;
    }
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
