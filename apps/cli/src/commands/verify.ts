import type { Command, CommandInput, ExitCode } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { openAnyGame } from "../input/open-game.ts";
import { paying, payingOption } from "../input/paying.ts";
import { readText } from "../input/read-text.ts";
import { flag } from "../option-values.ts";
import { withProgress } from "../output/with-progress.ts";
import type { Terminal } from "../terminal.ts";

/** `stackelberg verify game.yaml design.json` */
export const verify: Command = {
  name: "verify",
  summary: "Recompute every number of a result and say whether it holds",
  description:
    "Exit code 0: every number follows from the game; 1: some do not; 2: bad input, or a result of another game.",
  operands: [
    { syntax: "<file>", description: "game file, - for standard input, or a gallery game" },
    { syntax: "<result>", description: "what solve wrote with --out or --json" },
  ],
  options: [payingOption, { flags: "--json", description: "print only the findings, as JSON" }],
  examples: [
    "verify game.yaml design.json",
    "verify shared-price design.json --payments followers",
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [file = "", resultFile = ""] = input.operands;
  if (file === "-" && resultFile === "-") {
    throw new CommandError(
      "STACKELBERG_OPTION_CONFLICT",
      "game and result cannot both come from standard input",
    );
  }
  const { game, inFile } = await openAnyGame(file, terminal, { payments: paying(input) });
  const text = await readText(resultFile, terminal);
  const incentive = await import("@stackelberg/incentive");
  const options = { file: resultFile };
  const check = async () => {
    if (game.kind === "lqg") return incentive.verify(game, incentive.readResult(text, options));
    if (game.kind === "classes") {
      return incentive.verifyClasses(game, incentive.readClassResult(text, options));
    }
    const { readKernelDesign, verifyKernel } = await import("@stackelberg/randomized");
    return verifyKernel(game, readKernelDesign(text, options));
  };
  const verification = await withProgress(terminal, `Recomputing ${resultFile}`, () =>
    inFile(check),
  );
  if (flag(input, "json")) terminal.out(incentive.formatResult(verification));
  else {
    const { verificationReport } = await import("@stackelberg/report");
    terminal.out(verificationReport(verification, { ...terminal, file, resultFile }));
  }
  return verification.valid ? 0 : 1;
}
