import { basename, relative } from "node:path";
import { startProgress } from "./output/progress.ts";
import type { Terminal } from "./terminal.ts";

const WIDEST = 80;
const NARROWEST = 40;

/** The terminal of this process. Colours only on a terminal, and not if NO_COLOR is set. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    program: ownProgram(),
    width: Math.max(NARROWEST, Math.min(WIDEST, stdout.columns || WIDEST)),
    colour: stdout.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    progress: (label) => startProgress(label, { animated: stderr.isTTY === true }),
  };
}

/** `stackelberg` where it is installed; in a clone of the repository, the file to start. */
function ownProgram(): string {
  const [, started = ""] = process.argv;
  return basename(started) === "stackelberg.js"
    ? `node ${relative(process.cwd(), started)}`
    : "stackelberg";
}
