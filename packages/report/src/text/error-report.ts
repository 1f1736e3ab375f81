import { isStackelbergError, type StackelbergError } from "@stackelberg/game";
import { plainText } from "./plain-text.ts";

/** Settings of {@link errorReport}. */
export interface ErrorReportOptions {
  /** Columns that may be used. */
  readonly width: number;
  /** The text that the error is about, so that the line can be shown. @defaultValue none */
  readonly source?: string | undefined;
  /** Whether a defect of this software tells where it happened. @defaultValue false */
  readonly trace?: boolean;
}

/**
 * What is said about an error: `file:line:column: CODE problem`, what was found and expected, and
 * the line with a caret below the place.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { GameError } = await import("@stackelberg/game");
 * const { errorReport } = await import("@stackelberg/report");
 * const error = new GameError("STACKELBERG_NAME_UNKNOWN", "nothing is called q", {
 *   path: ["leader", "cost"],
 *   position: { line: 2, column: 7 },
 * });
 * expect(errorReport(error, { width: 80, source: "leader:\n cost: q" }).split("\n")).toEqual([
 *   "game:2:7: STACKELBERG_NAME_UNKNOWN nothing is called q",
 *   "",
 *   "2 |  cost: q",
 *   "          ^",
 * ]);
 * ```
 */
export function errorReport(
  error: unknown,
  { width, source, trace = false }: ErrorReportOptions,
): string {
  if (!isStackelbergError(error)) return defectReport(error, trace);
  const details = detailsOf(error);
  if (source === undefined) return headLines(error, details).join("\n");
  const place = details.position ?? placeInOneLine(details.offset);
  const excerpt = place ? excerptAt(source, place, width) : [];
  return [...headLines(error, details), ...excerpt].join("\n");
}

/** What a game error knows beyond its message. */
interface Details {
  readonly path?: readonly (string | number)[];
  readonly position?: { readonly file?: string; readonly line: number; readonly column: number };
  readonly found?: string;
  readonly expected?: string;
  readonly offset?: number;
}

function headLines(
  error: StackelbergError,
  { position, path, found, expected }: Details,
): readonly string[] {
  const problem = "problem" in error ? String(error.problem) : undefined;
  if (problem === undefined) return [`${error.code} ${plainText(error.message)}`];
  const inGame = path && path.length > 0 && path[0] !== "rule" ? `${path.join(".")}: ` : "";
  const where = position
    ? `${position.file ?? "game"}:${position.line}:${position.column}: `
    : inGame;
  return [
    `${plainText(where)}${error.code} ${plainText(problem)}`,
    ...(found === undefined ? [] : [`  found:    ${plainText(found)}`]),
    ...(expected === undefined ? [] : [`  expected: ${plainText(expected)}`]),
  ];
}

function detailsOf(error: StackelbergError): Details {
  const details = "details" in error ? error.details : undefined;
  return typeof details === "object" && details !== null ? details : {};
}

function placeInOneLine(offset: number | undefined): Details["position"] {
  return offset === undefined ? undefined : { line: 1, column: offset + 1 };
}

/** The line with a caret below the column; long lines are cut around it. */
function excerptAt(
  source: string,
  { line, column }: { readonly line: number; readonly column: number },
  width: number,
): readonly string[] {
  const text = source.replace(/^\uFEFF/, "").split(/\r?\n/)[line - 1];
  if (text === undefined || text.trim() === "") return [];
  const label = `${line} | `;
  const room = Math.max(20, width - label.length - 2);
  const from = Math.max(0, Math.min(column - Math.ceil(room / 2), text.length - room));
  const shown = plainText(text.slice(from, from + room));
  return ["", `${label}${shown}`, `${" ".repeat(label.length + column - 1 - from)}^`];
}

function defectReport(error: unknown, traced: boolean): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const trace = traced && error instanceof Error ? `\n${error.stack}` : "";
  return `STACKELBERG_DEFECT ${plainText(message)} - this should not happen: please report it with the command and the game file (STACKELBERG_DEBUG=1 shows where)${trace}`;
}
