import type { ExitCode } from "./command.ts";
import { buildProgram } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Runs what was typed after `stackelberg`; never throws. */
export async function runCommandLine(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  let exit: ExitCode = 0;
  try {
    const program = buildProgram(terminal, (code) => {
      exit = code;
    });
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync([...argv], { from: "user" });
    return exit;
  } catch (error) {
    if (isHelpOrUsage(error)) return error.exitCode === 0 ? 0 : 2;
    const { errorReport } = await import("./report/error-report.ts");
    terminal.err(errorReport(error, terminal.width));
    return 2;
  }
}

/** commander has already printed what there is to say. */
function isHelpOrUsage(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
