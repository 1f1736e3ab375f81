import type { TypedOptions } from "@stackelberg/report";
import type { CommandInput } from "../command.ts";

const NAMES = [
  "count",
  "payments",
  "solver",
  "epsilon",
  "margin",
  "participation",
  "robust",
  "nodes",
] as const satisfies readonly (keyof TypedOptions)[];

/** The options that make a design another one, as they were typed. */
export function typedOptions({ options }: CommandInput): TypedOptions {
  const typed: Partial<Record<keyof TypedOptions, string | true>> = {};
  for (const name of NAMES) {
    const value = options[name];
    if (typeof value === "string" || value === true) typed[name] = value;
  }
  return typed;
}
