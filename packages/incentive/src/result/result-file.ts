import type { ClassDesignResult } from "./class-design-result.ts";
import type { DesignResult } from "./design-result.ts";
import { isRecord, missingObject, readDesign } from "./result-text.ts";

/**
 * Reads the JSON text of a design. Only the outline is checked; {@link verify} checks the numbers.
 *
 * @param options - `file` is named in errors.
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_SYNTAX` for a text that is not JSON or too
 * long, `STACKELBERG_RESULT_SCHEMA` for one that is not a `stackelberg.design/1` result.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, formatResult, readResult } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const result = design(game);
 * expect(readResult(formatResult(result)).target.leaderCost).toBe(result.target.leaderCost);
 * ```
 */
export function readResult(text: string, options: { readonly file?: string } = {}): DesignResult {
  return readDesign(text, missingPart, options) as DesignResult;
}

/**
 * {@link readResult} for a design for several classes of followers; {@link verifyClasses} checks the
 * numbers.
 *
 * @param options - `file` is named in errors.
 * @throws {@link ResultFileError} as `readResult` does.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { designClasses, formatResult, readClassResult } = await import("@stackelberg/incentive");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * const text = formatResult(designClasses(game));
 * expect(readClassResult(text).classes.map(({ name }) => name)).toEqual(["homes", "shops"]);
 * ```
 */
export function readClassResult(
  text: string,
  options: { readonly file?: string } = {},
): ClassDesignResult {
  return readDesign(text, missingClassPart, options) as ClassDesignResult;
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
  const missing = missingObject(value, COMMON_PARTS);
  if (missing !== null || !isRecord(value)) return missing;
  return wrongRule(value) ?? wrongPlan(value);
}

/** The same for a design for several classes of followers. */
export function missingClassPart(value: unknown): string | null {
  const missing = missingObject(value, COMMON_PARTS);
  if (missing !== null || !isRecord(value)) return missing;
  const plan = wrongPlan(value);
  if (plan !== null) return plan;
  const { classes, incentive } = value as {
    readonly classes?: unknown;
    readonly incentive?: unknown;
  };
  if (!Array.isArray(classes)) return "`classes` is missing";
  if (incentive !== null && !isRecord(incentive)) return "`incentive` is missing";
  for (const [k, section] of classes.entries()) {
    const wrong = isRecord(section) ? wrongRule(section) : "not an object";
    if (wrong !== null) return `class ${k + 1}: ${wrong}`;
  }
  return null;
}

/** What is wrong with the sections about a rule. */
function wrongRule(value: Readonly<Record<string, unknown>>): string | null {
  // a section of a result has no schema of its own
  const missing = missingObject({ ...value, schema: "stackelberg.design/1" }, RULE_PARTS);
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
