import type { CommandInput } from "./command.ts";
import { CommandError } from "./command-error.ts";

/** Whether a switch is on. */
export function flag({ options }: CommandInput, name: string): boolean {
  return options[name] === true;
}

/** The text of an option, if it was given. */
export function text({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** All texts of an option that may be repeated. */
export function texts({ options }: CommandInput, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** One of several words. */
export function choice<Word extends string>(
  input: CommandInput,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = text(input, name);
  const word = words.find((candidate) => candidate === value);
  if (value === undefined || word !== undefined) return word;
  throw wrongValue(name, value, `one of ${words.join(", ")}`);
}

/** A positive number. */
export function positive(input: CommandInput, name: string): number | undefined {
  const value = text(input, name);
  if (value === undefined) return undefined;
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (number > 0 && Number.isFinite(number)) return number;
  throw wrongValue(name, value, "a number above 0, as in 0.001");
}

/** A finite number. */
export function number(input: CommandInput, name: string): number | undefined {
  const value = text(input, name);
  if (value === undefined) return undefined;
  const parsed = value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isFinite(parsed)) return parsed;
  throw wrongValue(name, value, "a number, as in 0.2");
}

const LARGEST_COUNT = 1e15;

/** A number of followers, or `Infinity`. */
export function count(input: CommandInput, name: string): number | undefined {
  const value = text(input, name);
  if (value === undefined) return undefined;
  const number = countOf(value);
  if (number !== null) return number;
  throw wrongValue(name, value, "a whole number from 1 to 1e15, or infinity");
}

/** Numbers of followers in increasing order, separated by commas; the last may be infinity. */
export function counts(input: CommandInput, name: string): readonly number[] | undefined {
  const value = text(input, name);
  if (value === undefined) return undefined;
  const numbers = value.split(",").map(countOf);
  const increasing = numbers.every((n, i) => n !== null && n > (numbers[i - 1] ?? 0));
  if (increasing) return numbers.filter((n) => n !== null);
  throw wrongValue(name, value, "numbers that increase, as in 1,10,100,infinity");
}

/** Numbers ≥ 0, separated by commas. */
export function variances(input: CommandInput, name: string): readonly number[] | undefined {
  const value = text(input, name);
  if (value === undefined) return undefined;
  const numbers = value.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (numbers.every((v) => v >= 0 && Number.isFinite(v))) return numbers;
  throw wrongValue(name, value, "numbers ≥ 0, as in 0,0.001,0.01");
}

function countOf(value: string): number | null {
  if (/^(infinity|inf|∞)$/i.test(value.trim())) return Number.POSITIVE_INFINITY;
  const number = value.trim() === "" ? Number.NaN : Number(value);
  return Number.isInteger(number) && number >= 1 && number <= LARGEST_COUNT ? number : null;
}

/**
 * Throws where an option was given that belongs to games of another kind.
 *
 * @param kind - The kind that has these options.
 */
export function refuseOptions(
  { options }: CommandInput,
  names: readonly string[],
  kind: "lqg" | "finite",
): void {
  const given = names.find((name) => options[name] !== undefined && options[name] !== false);
  if (given !== undefined) throw forOtherGames(given, kind);
}

/** The error for an option of quadratic-Gaussian games that a finite game was given. */
export function forQuadraticGames(name: string): CommandError {
  return forOtherGames(name, "lqg");
}

function forOtherGames(name: string, kind: "lqg" | "finite"): CommandError {
  return new CommandError(
    "STACKELBERG_OPTION_CONFLICT",
    `--${name} is for games of kind: ${kind}, and this game is of another kind`,
  );
}

function wrongValue(name: string, found: string, expected: string): CommandError {
  return new CommandError(
    "STACKELBERG_OPTION_VALUE",
    `--${name} cannot be ${JSON.stringify(found)}; expected ${expected}`,
  );
}
