import type { FiniteGame } from "@stackelberg/game";
import type { CommandInput, ExitCode } from "../../command.ts";
import { flag } from "../../option-values.ts";
import type { Terminal } from "../../terminal.ts";

/** `stackelberg verify` for a finite game, with the text of the result. */
export async function verifyFinite(
  input: CommandInput,
  terminal: Terminal,
  { game, text }: { readonly game: FiniteGame; readonly text: string },
): Promise<ExitCode> {
  const [file = "", resultFile = ""] = input.operands;
  const { readKernelDesign, verifyKernel } = await import("@stackelberg/randomized");
  const design = readKernelDesign(text, { file: resultFile });
  const done = terminal.progress(`Recomputing ${resultFile}`);
  try {
    const verification = await verifyKernel(game, design);
    if (flag(input, "json")) {
      const { formatResult } = await import("@stackelberg/incentive");
      terminal.out(formatResult(verification));
    } else {
      const { verificationReport } = await import("@stackelberg/report");
      terminal.out(verificationReport(verification, { ...terminal, file, resultFile }));
    }
    return verification.valid ? 0 : 1;
  } finally {
    done();
  }
}
