import type { ClassGame } from "@stackelberg/game";
import type { ExitCode } from "../../command.ts";
import type { OpenedGame } from "../../input/open-game.ts";
import type { OutputForm } from "../../input/output-form.ts";
import { csvText } from "../../output/csv-text.ts";
import { writeChart } from "../../output/write-chart.ts";
import type { Terminal } from "../../terminal.ts";

/** What is to be studied. */
export interface ClassStudyProblem extends Pick<OpenedGame, "inFile"> {
  readonly game: ClassGame;
  /** Numbers of followers. @defaultValue powers of ten that can be shared out, and infinity */
  readonly counts: readonly number[] | undefined;
  readonly form: OutputForm;
}

/** `stackelberg scale` for several classes of followers. */
export async function scaleClasses(
  terminal: Terminal,
  { game, counts, form: { chart, json, csv }, inFile }: ClassStudyProblem,
): Promise<ExitCode> {
  const { classPopulationStudy } = await import("@stackelberg/mean-field");
  const done = terminal.progress(`Studying ${game.name}`);
  try {
    const study = await inFile(() => classPopulationStudy(game, counts));
    if (chart !== undefined) {
      const { populationChart } = await import("@stackelberg/charts");
      const name = game.label ?? game.name;
      await writeChart(chart, populationChart({ ...study, name, costUnit: game.units["cost"] }));
      terminal.err(`The picture is in ${chart}.`);
    }
    if (json) {
      const { formatResult } = await import("@stackelberg/incentive");
      terminal.out(formatResult(study));
      return 0;
    }
    const report = await import("@stackelberg/report");
    if (csv) terminal.out(csvText(study.rows.map(report.classStudyCells)));
    else terminal.out(report.classStudyReport(game, study, terminal));
    return 0;
  } finally {
    done();
  }
}
