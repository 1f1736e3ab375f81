import type { ExitCode } from "./command.ts";
import { SourceError } from "./command-error.ts";
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
    terminal.err(await failureText(error, terminal.width));
    return 2;
  }
}

async function failureText(error: unknown, width: number): Promise<string> {
  const { errorReport } = await import("@stackelberg/report");
  const trace = Boolean(process.env["STACKELBERG_DEBUG"]);
  return error instanceof SourceError
    ? errorReport(error.failure, { width, source: error.source })
    : errorReport(error, { width, trace });
}

/** commander has already printed what there is to say. */
function isHelpOrUsage(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
