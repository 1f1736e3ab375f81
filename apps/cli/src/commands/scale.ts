import type { LqgGame } from "@stackelberg/game";
import type { PopulationStudy } from "@stackelberg/mean-field";
import type { Command, CommandInput, ExitCode } from "../command.ts";
import { openAnyGame } from "../input/open-game.ts";
import { type OutputForm, outputForm } from "../input/output-form.ts";
import { counts } from "../option-values.ts";
import { csvText } from "../output/csv-text.ts";
import { writeChart } from "../output/write-chart.ts";
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
    { flags: "--json", description: "print only the study, as JSON" },
    { flags: "--csv", description: "print only the rows, as comma-separated values" },
    { flags: "--chart <file>", description: "draw the study into this file, .svg or .png" },
  ],
  examples: [
    "scale shared-price",
    "scale demand-response --counts 1,10,100,1000,infinity --chart study.svg",
    "scale game.yaml --csv > study.csv",
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [file = ""] = input.operands;
  const form = outputForm(input);
  const { chart } = form;
  const wanted = counts(input, "counts");
  const { game, inFile } = await openAnyGame(file, terminal);
  if (game.kind === "finite") {
    const { scaleFinite } = await import("./finite/scale-finite.ts");
    return scaleFinite(input, terminal, { game, counts: wanted });
  }
  if (game.kind === "classes") {
    const { scaleClasses } = await import("./classes/scale-classes.ts");
    return scaleClasses(terminal, { game, counts: wanted, form, inFile });
  }
  const { populationStudy } = await import("@stackelberg/mean-field");
  const done = terminal.progress(`Studying ${game.name}`);
  try {
    const study = await inFile(() => populationStudy(game, wanted));
    if (chart !== undefined) await writeChart(chart, await chartOf(game, study));
    terminal.out(await answerText(game, study, { ...form, terminal }));
  } finally {
    done();
  }
  if (chart !== undefined) terminal.err(`The picture is in ${chart}.`);
  return 0;
}

async function chartOf(game: LqgGame, study: PopulationStudy) {
  const { populationChart } = await import("@stackelberg/charts");
  const name = game.label ?? game.name;
  return populationChart({ ...study, name, costUnit: game.units["cost"] });
}

async function answerText(
  game: LqgGame,
  study: PopulationStudy,
  { json, csv, terminal }: OutputForm & { readonly terminal: Terminal },
): Promise<string> {
  if (json) {
    const { formatResult } = await import("@stackelberg/incentive");
    return formatResult(study);
  }
  if (csv) {
    const { studyCells } = await import("@stackelberg/report");
    return csvText(study.rows.map(studyCells));
  }
  const { studyReport } = await import("@stackelberg/report");
  return studyReport(game, study, terminal);
}
