import type { Command, CommandInput, ExitCode } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { designOptionList, designRequest, plannedDesign } from "../input/design-request.ts";
import { openQuadraticGame } from "../input/open-game.ts";
import { paying, payingOption } from "../input/paying.ts";
import { count, text } from "../option-values.ts";
import { withProgress } from "../output/with-progress.ts";
import { checkWritable, writeWholeFile } from "../output/write-whole-file.ts";
import type { Terminal } from "../terminal.ts";

/** `stackelberg report game.yaml --out report.html` */
export const report: Command = {
  name: "report",
  summary: "Write one page for a regulator or a board: rule, costs, winners and losers, doubts",
  description:
    "The page is one HTML file that loads nothing and prints on A4. It holds the result as JSON, and every number on it names its place there. Exit code 0: there is a rule; 1: there is none, and the page says why; 2: bad input.",
  operands: [
    { syntax: "<file>", description: "game file, - for standard input, or a gallery game" },
  ],
  options: [
    { flags: "-o, --out <file>", description: "the page, .html" },
    {
      flags: "-n, --count <N>",
      description: "number of followers, or infinity (default: the file's)",
    },
    ...designOptionList,
    payingOption,
  ],
  examples: [
    "report ev-charging --out report.html",
    "report game.yaml --out report.html --participation interim",
    "report shared-price --out report.html --payments followers --count infinity",
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [file = ""] = input.operands;
  const out = text(input, "out");
  if (out === undefined) {
    throw new CommandError(
      "STACKELBERG_OUT_NAME",
      "there is no place for the page; expected --out report.html",
    );
  }
  if (!/\.html?$/i.test(out)) {
    throw new CommandError(
      "STACKELBERG_OUT_NAME",
      `--out cannot be ${JSON.stringify(out)}; expected a file name that ends in .html`,
    );
  }
  checkWritable(out, [file]);
  const request = designRequest(input);
  const { game, inFile } = await openQuadraticGame(file, terminal, {
    what: "a report",
    count: count(input, "count"),
    payments: paying(input),
  });
  const { options, nominal } = await plannedDesign(game, request);
  const { design } = await import("@stackelberg/incentive");
  const { reportPage } = await import("@stackelberg/report/page");
  const { verdict } = await withProgress(terminal, `Writing a report on ${game.name}`, async () => {
    const result = await inFile(() => design(game, options));
    const usual = nominal && design(game, nominal);
    writeWholeFile(out, await reportPage(game, result, { nominal: usual }), [file]);
    return result.certificate;
  });
  terminal.out(`The report is in ${out}: ${verdict}.`);
  return verdict === "refused" ? 1 : 0;
}
