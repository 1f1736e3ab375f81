import type { FiniteGame } from "@stackelberg/game";
import type { ExitCode } from "../../command.ts";
import type { OutputForm } from "../../output/output-form.ts";
import { studyText, tellStudy } from "../../output/study-text.ts";
import { withProgress } from "../../output/with-progress.ts";
import type { Terminal } from "../../terminal.ts";

/** What is to be studied. */
export interface FiniteStudyProblem {
  readonly game: FiniteGame;
  /** Numbers of followers. @defaultValue powers of ten and infinity */
  readonly counts: readonly number[] | undefined;
  readonly form: OutputForm;
}

/** `stackelberg scale` for a finite game. */
export async function scaleFinite(
  terminal: Terminal,
  { game, counts, form }: FiniteStudyProblem,
): Promise<ExitCode> {
  const { finitePopulation } = await import("@stackelberg/randomized");
  const text = await withProgress(terminal, `Studying ${game.name}`, async () => {
    const study = await finitePopulation(game, { counts });
    if (study === null) return null;
    const { rows } = study;
    const name = game.label ?? game.name;
    return studyText(form, study, {
      picture: ({ finitePopulationChart }) =>
        finitePopulationChart({ name, rows, costUnit: game.units["cost"] }),
      cells: ({ finiteStudyCells }) => rows.map(finiteStudyCells),
      report: ({ finiteStudyReport }) => finiteStudyReport(game, study, terminal),
    });
  });
  if (text === null) {
    terminal.out("The limit has no target that a rule holds: `stackelberg solve` says why.");
    return 1;
  }
  tellStudy(terminal, form, text);
  return 0;
}
