import type { Terminal } from "./terminal.ts";

/** 0: done; 1: the mathematics says no; 2: wrong input. */
export type ExitCode = 0 | 1 | 2;

/** What was typed after the name of a command. */
export interface CommandInput {
  /** Operands, in order. */
  readonly operands: readonly string[];
  /** Values by long name of the option. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** One option of a command. */
export interface CommandOption {
  /** As in `-o, --out <file>`. */
  readonly flags: string;
  readonly description: string;
  /** Whether it may be given several times; its value is then a list. */
  readonly repeatable?: boolean;
}

/** One subcommand: data for the help, and a function of what was typed. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** For the help of the command, below the summary. */
  readonly description?: string;
  /** Operands by syntax, as in `<file>` or `[name]`. */
  readonly operands: readonly { readonly syntax: string; readonly description: string }[];
  readonly options: readonly CommandOption[];
  /** What to type, after `stackelberg`. */
  readonly examples: readonly string[];
  /** Prints, and returns an exit code. Imports what it needs only when it is called. */
  readonly run: (input: CommandInput, terminal: Terminal) => Promise<ExitCode>;
}
