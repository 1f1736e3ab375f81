import { StackelbergError } from "@stackelberg/game";
import type { TopLevelSpec } from "vega-lite";

/** A picture as a Vega-Lite specification: plain data that any Vega-Lite renderer draws. */
export type ChartSpec = TopLevelSpec;

/** What stands above a picture. */
export interface ChartHeading {
  /** What the picture shows. */
  readonly title: string;
  /** How to read it; line by line where it is a list. @defaultValue none */
  readonly subtitle?: string | readonly string[] | undefined;
}

/** The game whose results a picture shows. */
export interface ChartedGame {
  /** Name of the game. */
  readonly name: string;
  /** Unit of costs. @defaultValue none */
  readonly costUnit?: string | undefined;
}

/** What an axis measures. */
export interface Quantity {
  /** Name, as in "leader's cost". */
  readonly label: string;
  /** Unit, shown in parentheses. @defaultValue none */
  readonly unit?: string | undefined;
}

/** Size of the drawing area. */
export interface ChartSize {
  /** Width in pixels. */
  readonly width?: number | undefined;
  /** Height in pixels. */
  readonly height?: number | undefined;
}

/** The heading in Vega-Lite's form. */
export function headingOf({ title, subtitle }: ChartHeading): {
  text: string;
  subtitle?: string | string[];
} {
  if (subtitle === undefined) return { text: title };
  return { text: title, subtitle: typeof subtitle === "string" ? subtitle : [...subtitle] };
}

/** The title of an axis: `label (unit)`. */
export function axisTitle({ label, unit }: Quantity): string {
  return unit === undefined ? label : `${label} (${unit})`;
}

/** The error for data that a picture cannot show. */
export function unusableData(problem: string, found: string, expected: string): StackelbergError {
  return new StackelbergError(
    "STACKELBERG_CHART_DATA",
    `${problem}; found ${found}; expected ${expected}`,
  );
}

/** Throws unless every number is finite. */
export function checkFinite(values: Iterable<number>, what: string): void {
  for (const value of values) {
    if (!Number.isFinite(value))
      throw unusableData(`${what} cannot be drawn`, String(value), "a finite number");
  }
}

/** Throws where there is nothing to draw. */
export function checkNotEmpty(list: readonly unknown[], what: string): void {
  if (list.length === 0)
    throw unusableData("there is nothing to draw", `no ${what}`, "at least one");
}
