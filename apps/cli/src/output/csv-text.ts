import type { Cell } from "@stackelberg/report";

/**
 * Comma-separated values (RFC 4180): a line of names, then one line per row, with full double
 * precision; infinities are `infinity`, what is not known stays empty.
 */
export function csvText(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => names.map((name) => cellText(row[name] ?? null)));
  return [names.map(cellText), ...lines].map((line) => line.join(",")).join("\n");
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (cell === Number.POSITIVE_INFINITY) return "infinity";
  if (cell === Number.NEGATIVE_INFINITY) return "-infinity";
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
