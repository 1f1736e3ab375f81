import type { ClassGame } from "@stackelberg/game";
import type { ExitCode } from "../../command.ts";
import type { OpenedGame } from "../../input/open-game.ts";
import type { OutputForm } from "../../output/output-form.ts";
import { studyText, tellStudy } from "../../output/study-text.ts";
import { withProgress } from "../../output/with-progress.ts";
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
  { game, counts, form, inFile }: ClassStudyProblem,
): Promise<ExitCode> {
  const { classPopulationStudy } = await import("@stackelberg/mean-field");
  const text = await withProgress(terminal, `Studying ${game.name}`, async () => {
    const study = await inFile(() => classPopulationStudy(game, counts));
    const name = game.label ?? game.name;
    return studyText(form, study, {
      picture: ({ populationChart }) =>
        populationChart({ ...study, name, costUnit: game.units["cost"] }),
      cells: ({ classStudyCells }) => study.rows.map(classStudyCells),
      report: ({ classStudyReport }) => classStudyReport(game, study, terminal),
    });
  });
  tellStudy(terminal, form, text);
  return 0;
}
