import type { CommandInput } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { flag, text } from "../option-values.ts";
import { checkChartFile } from "./write-chart.ts";

/** How a study is told: as a table unless something else was asked for, and perhaps as a picture. */
export interface OutputForm {
  readonly json: boolean;
  readonly csv: boolean;
  /** File for the picture. */
  readonly chart: string | undefined;
}

/**
 * The form that was asked for.
 *
 * @throws {@link CommandError} for two forms at once, or a picture that cannot be written.
 */
export function outputForm(input: CommandInput): OutputForm {
  const [json, csv] = [flag(input, "json"), flag(input, "csv")];
  if (json && csv) {
    throw new CommandError("STACKELBERG_OPTION_CONFLICT", "give --json or --csv, not both");
  }
  const chart = text(input, "chart");
  if (chart !== undefined) checkChartFile(chart, input.operands);
  return { json, csv, chart };
}
