import type { ReportOptions } from "./report-options.ts";
import { styleFor } from "./style.ts";
import { wrap } from "./wrap.ts";

/** Makes sections: a heading with lines below it; nothing where there are none. */
export function sectionIn(
  options: ReportOptions,
): (title: string, lines: readonly string[]) => readonly string[] {
  const style = styleFor(options);
  return (title, lines) => (lines.length === 0 ? [] : ["", style.heading(title), ...lines]);
}

/** What is taken for granted, one point each. */
export function assumptionLines(assumptions: readonly string[], width: number): readonly string[] {
  return assumptions.map((assumption) => wrap(`- ${assumption}`, { width, indent: 2, hang: 4 }));
}
