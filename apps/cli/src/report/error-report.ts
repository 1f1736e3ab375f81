import { type CodedError, isCoded, SourceError } from "../command-error.ts";
import { plainText } from "./plain-text.ts";

/**
 * What is said about an error: `file:line:column: CODE problem`, what was found and expected, and
 * the line with a caret below the place.
 */
export function errorReport(error: unknown, width: number): string {
  if (error instanceof SourceError) return sourceReport(error, width);
  if (isCoded(error)) return codedReport(error);
  return defectReport(error);
}

/** What a game error knows beyond its message. */
interface Details {
  readonly path?: readonly (string | number)[];
  readonly position?: { readonly file?: string; readonly line: number; readonly column: number };
  readonly found?: string;
  readonly expected?: string;
  readonly offset?: number;
}

function sourceReport({ failure, source }: SourceError, width: number): string {
  const details = detailsOf(failure);
  const place = details.position ?? placeInOneLine(details.offset);
  const excerpt = place ? excerptAt(source, place, width) : [];
  return [...headLines(failure, details), ...excerpt].join("\n");
}

function codedReport(error: CodedError): string {
  return headLines(error, detailsOf(error)).join("\n");
}

function headLines(
  error: CodedError,
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

function detailsOf(error: CodedError): Details {
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

function defectReport(error: unknown): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const trace =
    process.env["STACKELBERG_DEBUG"] && error instanceof Error ? `\n${error.stack}` : "";
  return `STACKELBERG_DEFECT ${plainText(message)} - this should not happen: please report it with the command and the game file (STACKELBERG_DEBUG=1 shows where)${trace}`;
}
