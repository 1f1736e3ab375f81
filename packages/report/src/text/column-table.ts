import Table from "cli-table3";
import { frameless } from "./frameless.ts";

/** Columns of texts below their titles, right-aligned. */
export function columnTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { first = "right" }: { readonly first?: "left" | "right" } = {},
): string {
  const table = new Table({
    chars: frameless,
    style: { head: [], border: [], "padding-left": 2, "padding-right": 0 },
    colAligns: titles.map((_, i) => (i === 0 ? first : ("right" as const))),
  });
  table.push([...titles], ...rows.map((row) => [...row]));
  return table.toString();
}
