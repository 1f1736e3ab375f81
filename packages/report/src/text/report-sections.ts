/** A part of a report under its heading. */
export interface ReportSection {
  /** The heading; empty for what stands above the first one. */
  readonly title: string;
  /** What stands below it, line by line as set. */
  readonly text: string;
}

/**
 * The parts of a report without colours. A heading stands at the margin after an empty line;
 * everything else is indented.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { reportSections } = await import("@stackelberg/report");
 * const sections = reportSections("heating: certified\n\nWhat it costs\n  leader  1.5");
 * expect(sections.map(({ title }) => title)).toEqual(["", "What it costs"]);
 * ```
 */
export function reportSections(report: string): readonly ReportSection[] {
  const [first = "", ...others] = report.split(/\n\n(?=\S)/);
  return [
    { title: "", text: first },
    ...others.map((part) => {
      const [title = "", ...lines] = part.split("\n");
      return { title, text: lines.join("\n") };
    }),
  ];
}
