import type { FiniteGame } from "@stackelberg/game";
import type { FinitePopulationStudy } from "@stackelberg/randomized";
import type { CommandInput, ExitCode } from "../../command.ts";
import { flag, text } from "../../option-values.ts";
import { csvText } from "../../output/csv-text.ts";
import { writeChart } from "../../output/write-chart.ts";
import type { Terminal } from "../../terminal.ts";

/** What is to be studied. */
export interface FiniteStudyProblem {
  readonly game: FiniteGame;
  /** Numbers of followers. @defaultValue powers of ten and infinity */
  readonly counts: readonly number[] | undefined;
}

/** `stackelberg scale` for a finite game. */
export async function scaleFinite(
  input: CommandInput,
  terminal: Terminal,
  { game, counts }: FiniteStudyProblem,
): Promise<ExitCode> {
  const chart = text(input, "chart");
  const { finitePopulation } = await import("@stackelberg/randomized");
  const done = terminal.progress(`Studying ${game.name}`);
  try {
    const study = await finitePopulation(game, { counts });
    if (study === null) {
      terminal.out("The limit has no target that a rule holds: `stackelberg solve` says why.");
      return 1;
    }
    if (chart !== undefined) {
      await writeChart(chart, await chartOf(game, study));
      terminal.err(`The picture is in ${chart}.`);
    }
    if (flag(input, "json")) {
      const { formatResult } = await import("@stackelberg/incentive");
      terminal.out(formatResult(study));
      return 0;
    }
    const report = await import("@stackelberg/report");
    if (flag(input, "csv")) terminal.out(csvText(study.rows.map(report.finiteStudyCells)));
    else terminal.out(report.finiteStudyReport(game, study, terminal));
    return 0;
  } finally {
    done();
  }
}

async function chartOf(game: FiniteGame, { rows }: FinitePopulationStudy) {
  const { finitePopulationChart } = await import("@stackelberg/charts");
  return finitePopulationChart({
    name: game.label ?? game.name,
    rows,
    costUnit: game.units["cost"],
  });
}
