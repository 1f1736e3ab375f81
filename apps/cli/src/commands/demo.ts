import type { Command, ExitCode } from "../command.ts";
import { withProgress } from "../output/with-progress.ts";
import type { Terminal } from "../terminal.ts";

/** `stackelberg demo` */
export const demo: Command = {
  name: "demo",
  summary: "Solve one game of the gallery and tell its story (takes a second)",
  operands: [],
  options: [],
  examples: ["demo"],
  run: async (_input, terminal): Promise<ExitCode> => {
    terminal.out(await withProgress(terminal, "Solving the demo", () => story(terminal)));
    return 0;
  },
};

async function story(terminal: Terminal): Promise<string> {
  const [{ galleryGame }, { readGame }, { withCount }, { design }, { demoReport }] =
    await Promise.all([
      import("@stackelberg/gallery"),
      import("@stackelberg/game/file"),
      import("@stackelberg/game"),
      import("@stackelberg/incentive"),
      import("@stackelberg/report"),
    ]);
  const chosen = galleryGame("ev-charging");
  if (!chosen) throw new Error("the gallery has lost its game ev-charging");
  const game = readGame(chosen.text, { file: `gallery/${chosen.name}.yaml` });
  const endless = withCount(game, Number.POSITIVE_INFINITY);
  return demoReport(
    { ...chosen, game, result: design(game), endless, limit: design(endless, { defence: false }) },
    terminal,
  );
}
