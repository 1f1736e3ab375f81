import type * as charts from "@stackelberg/charts";
import type * as reports from "@stackelberg/report";
import type { Terminal } from "../terminal.ts";
import { csvText } from "./csv-text.ts";
import type { OutputForm } from "./output-form.ts";
import { writeChart } from "./write-chart.ts";

/** A study as a picture, as rows of cells, and in words. */
export interface StudyForms {
  readonly picture: (from: typeof charts) => charts.ChartSpec;
  readonly cells: (from: typeof reports) => Parameters<typeof csvText>[0];
  readonly report: (from: typeof reports) => string;
}

/** A study in the form that was asked for; draws it where that was asked for too. */
export async function studyText(
  { json, csv, chart }: OutputForm,
  study: object,
  { picture, cells, report }: StudyForms,
): Promise<string> {
  if (chart !== undefined) await writeChart(chart, picture(await import("@stackelberg/charts")));
  if (json) {
    const { formatResult } = await import("@stackelberg/incentive");
    return formatResult(study);
  }
  const from = await import("@stackelberg/report");
  return csv ? csvText(cells(from)) : report(from);
}

/** Prints a study, and says where its picture is. */
export function tellStudy(terminal: Terminal, { chart }: OutputForm, text: string): void {
  terminal.out(text);
  if (chart !== undefined) terminal.err(`The picture is in ${chart}.`);
}
