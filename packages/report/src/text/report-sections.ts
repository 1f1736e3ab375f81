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
