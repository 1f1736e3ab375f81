import { runCommandLine } from "@stackelberg/cli/run-command-line";

/** What a command of the command line prints, set to the width of a page, and its exit code. */
export async function commandOutput(
  ...argv: readonly string[]
): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await runCommandLine(argv, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    program: "stackelberg",
    width: 68,
    colour: false,
    stdin: async () => new Uint8Array(),
    progress: () => () => undefined,
  });
  return { exit, out: out.join("\n"), err: err.join("\n") };
}
