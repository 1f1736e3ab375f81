import type { AnyGame } from "@stackelberg/game";
import type { Command, CommandInput, ExitCode } from "../command.ts";
import { CommandError, isCoded } from "../command-error.ts";
import { openAnyGame } from "../input/open-game.ts";
import { paying, payingOption, WHO, whoPays } from "../input/paying.ts";
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

interface Mismatch {
  readonly game: AnyGame;
  /** The result. */
  readonly text: string;
  /** Names of game and result, as typed. */
  readonly typed: readonly string[];
}

/** Where the result is about the same game with other payers: which, and what to type. */
async function toldOfPayers(error: unknown, { game, text, typed }: Mismatch): Promise<unknown> {
  if (!isCoded(error) || error.code !== "STACKELBERG_RESULT_OTHER_GAME") return error;
  if (game.kind === "finite") return error;
  const { gameHash } = await import("@stackelberg/game");
  const { game: found } = JSON.parse(text) as { readonly game: { readonly hash: string } };
  for (const who of WHO) {
    const paid = await whoPays(game, who).catch(() => null);
    if (paid === null || gameHash(paid) !== found.hash) continue;
    const { typedAgain } = await import("@stackelberg/report");
    const [file = "", result = ""] = typed;
    return new CommandError(
      error.code,
      `the result is about ${game.name} with other payers than here; add what solve was asked for: stackelberg verify ${typedAgain(file, {})} ${typedAgain(result, { payments: who })}`,
    );
  }
  return error;
}

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
  const verification = await withProgress(terminal, `Recomputing ${resultFile}`, async () => {
    try {
      return await inFile(check);
    } catch (error) {
      throw await toldOfPayers(error, { game, text, typed: input.operands });
    }
  });
  if (flag(input, "json")) terminal.out(incentive.formatResult(verification));
  else {
    const { verificationReport } = await import("@stackelberg/report");
    terminal.out(verificationReport(verification, { ...terminal, file, resultFile }));
  }
  return verification.valid ? 0 : 1;
}
