import type { ChartSpec } from "@stackelberg/charts";
import { CommandError } from "../command-error.ts";
import { checkWritable, writeWholeFile } from "./write-whole-file.ts";

/**
 * Checks the name of a picture before anything is computed.
 *
 * @throws {@link CommandError} unless it ends in .svg or .png and can be written.
 */
export function checkChartFile(path: string, inputs: readonly string[]): void {
  if (!/\.(svg|png)$/i.test(path)) {
    throw new CommandError(
      "STACKELBERG_CHART_NAME",
      `--chart cannot be ${JSON.stringify(path)}; expected a file name that ends in .svg or .png`,
    );
  }
  checkWritable(path, inputs);
}

/** Draws a picture into a file, whole or not at all. */
export async function writeChart(path: string, spec: ChartSpec): Promise<void> {
  const { toSvg } = await import("@stackelberg/charts");
  const svg = await toSvg(spec);
  if (/\.svg$/i.test(path)) {
    writeWholeFile(path, svg);
    return;
  }
  const { toPng } = await import("@stackelberg/charts/png");
  writeWholeFile(path, toPng(svg));
}
