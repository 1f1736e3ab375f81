import type { Command, CommandInput, ExitCode } from "../command.ts";
import { openQuadraticGame } from "../input/open-game.ts";
import { counts, variances } from "../option-values.ts";
import { outputForm } from "../output/output-form.ts";
import { studyText, tellStudy } from "../output/study-text.ts";
import { withProgress } from "../output/with-progress.ts";
import type { Terminal } from "../terminal.ts";

/** `stackelberg frontier game.yaml --trembles 0,0.001,0.01` */
export const frontier: Command = {
  name: "frontier",
  summary: "Show what trembles, or noise, leave of an incentive, and what a gentle rule costs",
  description:
    "For several variances of the followers' execution noise (with a major follower: of the noise in what the leader sees of it) and numbers of followers: the share of what reacting could gain that the best affine rule still gets. Then what an approximate rule saves in energy, and what knowing the readings is worth. Exit code 0: the answer is there; 2: bad input.",
  operands: [
    { syntax: "<file>", description: "game file, - for standard input, or a gallery game" },
  ],
  options: [
    {
      flags: "-c, --counts <list>",
      description: "numbers of followers, increasing (default: from 1 to infinity)",
    },
    {
      flags: "-t, --trembles <list>",
      description: "variances, as in 0,0.001,0.01 (default: 0 and powers of ten)",
    },
    { flags: "--json", description: "print only the result, as JSON" },
    { flags: "--csv", description: "print only the surviving shares, as comma-separated values" },
    { flags: "--chart <file>", description: "draw it into this file, .svg or .png" },
  ],
  examples: [
    "frontier case-c-full",
    "frontier case-c-full --counts 1,10,100,1e4,infinity --trembles 0,0.01 --chart frontier.svg",
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [file = ""] = input.operands;
  const form = outputForm(input);
  const options = { counts: counts(input, "counts"), variances: variances(input, "trembles") };
  const { game, inFile } = await openQuadraticGame(file, terminal, { what: "a frontier" });
  const meanField = await import("@stackelberg/mean-field");
  const text = await withProgress(
    terminal,
    `Searching the best rules for ${game.name}`,
    async () => {
      const result = await inFile(() => meanField.frontier(game, options));
      const name = game.label ?? game.name;
      const label = game.major
        ? "variance of the noise in what the leader sees"
        : "variance of the followers' trembles";
      return studyText(form, result, {
        picture: ({ frontierChart }) =>
          frontierChart({ ...result, name, disturbance: { label }, costUnit: game.units["cost"] }),
        cells: () =>
          result.surviving.map(({ gain, ...row }) => ({
            ...row,
            gain: gain && JSON.stringify(gain),
          })),
        report: ({ frontierReport }) => frontierReport(game, result, terminal),
      });
    },
  );
  tellStudy(terminal, form, text);
  return 0;
}
