import { processTerminal } from "./process-terminal.ts";
import { runCommandLine } from "./run-command-line.ts";

// the reader went away, as in `stackelberg examples | head -3`
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
