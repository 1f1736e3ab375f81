import type { Command, CommandInput, ExitCode } from "../command.ts";
import { openAnyGame } from "../input/open-game.ts";
import { paying, payingOption } from "../input/paying.ts";
import { counts } from "../option-values.ts";
import { outputForm } from "../output/output-form.ts";
import { studyText, tellStudy } from "../output/study-text.ts";
import { withProgress } from "../output/with-progress.ts";
import type { Terminal } from "../terminal.ts";

/** `stackelberg scale game.yaml --counts 1,10,100,infinity` */
export const scale: Command = {
  name: "scale",
  summary: "Show what becomes of the rule as the followers become many",
  description:
    "For each number of followers: what the target and the benchmarks cost, how strongly the rule must react, and what the limit's design is worth there; then how each of it grows or falls, and whether a smooth rule survives the limit. Exit code 0: the study is there, whatever it says; 2: bad input.",
  operands: [
    { syntax: "<file>", description: "game file, - for standard input, or a gallery game" },
  ],
  options: [
    {
      flags: "-c, --counts <list>",
      description:
        "numbers of followers, increasing (default: powers of ten to 1e6, 1e9 and infinity; with several classes times the smallest number that they can share out)",
    },
    payingOption,
    { flags: "--json", description: "print only the study, as JSON" },
    { flags: "--csv", description: "print only the rows, as comma-separated values" },
    { flags: "--chart <file>", description: "draw the study into this file, .svg or .png" },
  ],
  examples: [
    "scale shared-price",
    "scale demand-response --counts 1,10,100,1000,infinity --chart study.svg",
    "scale game.yaml --csv > study.csv",
    "scale shared-price --payments followers",
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [file = ""] = input.operands;
  const form = outputForm(input);
  const wanted = counts(input, "counts");
  const { game, inFile } = await openAnyGame(file, terminal, { payments: paying(input) });
  if (game.kind === "finite") {
    const { scaleFinite } = await import("./finite/scale-finite.ts");
    return scaleFinite(terminal, { game, counts: wanted, form });
  }
  if (game.kind === "classes") {
    const { scaleClasses } = await import("./classes/scale-classes.ts");
    return scaleClasses(terminal, { game, counts: wanted, form, inFile });
  }
  const { populationStudy } = await import("@stackelberg/mean-field");
  const text = await withProgress(terminal, `Studying ${game.name}`, async () => {
    const study = await inFile(() => populationStudy(game, wanted));
    const name = game.label ?? game.name;
    return studyText(form, study, {
      picture: ({ populationChart }) =>
        populationChart({ ...study, name, costUnit: game.units["cost"] }),
      cells: ({ studyCells }) => study.rows.map(studyCells),
      report: ({ studyReport }) => studyReport(game, study, terminal),
    });
  });
  tellStudy(terminal, form, text);
  return 0;
}
