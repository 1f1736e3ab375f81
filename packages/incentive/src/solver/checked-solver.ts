import { describeValue, StackelbergError } from "@stackelberg/game";
import type { IncentiveSolver } from "./incentive-solver.ts";

/** What a {@link SolverError} says. */
export interface SolverErrorDetails {
  /** What was found, as a short text. */
  readonly found: string;
  /** What would be right. */
  readonly expected: string;
  /** What the solver threw, if it did. */
  readonly cause?: unknown;
}

/** A solver that does not keep the contract, or that fails: a defect of the solver. */
export class SolverError extends StackelbergError {
  /** Name of the class. */
  override readonly name: string = "SolverError";
  /** The sentence without what was found and expected. */
  readonly problem: string;
  /** What was found and what was expected. */
  readonly details: Pick<SolverErrorDetails, "found" | "expected">;

  constructor(code: `STACKELBERG_${string}`, problem: string, details: SolverErrorDetails) {
    const { found, expected, cause } = details;
    super(code, `${problem}; found ${found}; expected ${expected}`);
    this.problem = problem;
    this.details = { found, expected };
    if (cause !== undefined) this.cause = cause;
  }
}

/**
 * The value itself, after checking that it has everything that an {@link IncentiveSolver} declares:
 * for solvers that come from elsewhere, such as a file that was loaded.
 *
 * @param value - Any value.
 * @throws {@link SolverError} `STACKELBERG_SOLVER_SHAPE` with the field, what it holds and what it
 * should hold.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { checkedSolver, constantGain } = await import("@stackelberg/incentive");
 * expect(checkedSolver(constantGain()).name).toBe("constant");
 * expect(() => checkedSolver({ name: "mine", version: "1", options: {} })).toThrow(
 *   "propose does not fit; found nothing; expected a function of the problem",
 * );
 * ```
 */
export function checkedSolver(value: unknown): IncentiveSolver {
  const whole = typeof value === "object" && value !== null;
  if (!whole) {
    throw new SolverError("STACKELBERG_SOLVER_SHAPE", "this is not a solver", {
      found: describeValue(value),
      expected: "an object with name, version, options and propose",
    });
  }
  const solver = value as Readonly<Record<keyof IncentiveSolver, unknown>>;
  for (const { field, fits, expected } of FIELDS) {
    if (fits(solver[field])) continue;
    throw new SolverError("STACKELBERG_SOLVER_SHAPE", `the solver's ${field} does not fit`, {
      found: found(solver[field]),
      expected,
    });
  }
  return value as IncentiveSolver;
}

interface Field {
  readonly field: keyof IncentiveSolver;
  readonly fits: (value: unknown) => boolean;
  readonly expected: string;
}

const FIELDS: readonly Field[] = [
  {
    field: "name",
    fits: (name) => typeof name === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name),
    expected: 'the method in kebab-case, as in "minimum-energy"',
  },
  {
    field: "version",
    fits: (version) => typeof version === "string" && version.trim() !== "",
    expected: 'a version, as in "1.0.0"',
  },
  {
    field: "options",
    fits: isPlainOptions,
    expected: "an object of finite numbers, texts and booleans; {} without settings",
  },
  {
    field: "propose",
    fits: (propose) => typeof propose === "function",
    expected: "a function of the problem",
  },
];

function isPlainOptions(options: unknown): boolean {
  if (typeof options !== "object" || options === null || Array.isArray(options)) return false;
  return Object.values(options).every(isPlainOption);
}

function isPlainOption(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

/** An option that does not fit is named. */
function found(value: unknown): string {
  if (typeof value !== "object" || value === null) return describeValue(value);
  const wrong = Object.entries(value).find(([, option]) => !isPlainOption(option));
  return wrong ? `${wrong[0]}: ${describeValue(wrong[1])}` : describeValue(value);
}
