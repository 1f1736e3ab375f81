import { describeValue } from "./describe-value.ts";
import { StackelbergError } from "./errors.ts";
import { expectedName } from "./nearest-name.ts";

/**
 * Throws where `options` holds a name that the function called does not know, which would
 * otherwise be ignored without a word.
 *
 * @param known - Every option.
 * @param called - The function, for the message.
 * @throws {@link StackelbergError} `STACKELBERG_UNKNOWN_OPTION` with the nearest name.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { checkOptions } = await import("@stackelberg/game");
 * const known = { solver: true, epsilon: true } as const;
 * expect(() => checkOptions({ solvr: 1 } as {}, known, "design")).toThrow(
 *   'design has no such option; found "solvr"; expected solver, perhaps (one of solver, epsilon)',
 * );
 * ```
 */
export function checkOptions<Options extends object>(
  options: Options,
  known: Readonly<Record<keyof Options, true>>,
  called: string,
): void {
  const names = Object.keys(known);
  const map = typeof options === "object" && options !== null && !Array.isArray(options);
  const wrong = map ? Object.keys(options).find((name) => !names.includes(name)) : null;
  if (wrong === undefined) return;
  throw new StackelbergError(
    "STACKELBERG_UNKNOWN_OPTION",
    wrong === null
      ? `${called} takes its options by name; found ${describeValue(options)}; expected a map with ${names.join(", ")}`
      : `${called} has no such option; found ${describeValue(wrong)}; expected ${expectedName(wrong, names)}`,
  );
}
