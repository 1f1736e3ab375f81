import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { runCommandLine } from "../src/run-command-line.ts";
import type { Terminal } from "../src/terminal.ts";

/** What a command printed and returned. */
export interface Recording {
  readonly exit: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/** Settings of {@link run}. */
export interface RunOptions {
  readonly stdin?: string;
  readonly width?: number;
  readonly colour?: boolean;
}

/** Runs what is typed after `stackelberg`, in this process. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Recording> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    program: "stackelberg",
    width: options.width ?? 80,
    colour: options.colour ?? false,
    stdin: async () => new TextEncoder().encode(options.stdin ?? ""),
    progress: () => () => undefined,
  };
  const exit = await runCommandLine(argv, terminal);
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

/** A folder of its own for one test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stackelberg-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
