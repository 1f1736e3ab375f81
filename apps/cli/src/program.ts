import { readFileSync } from "node:fs";
import { Option, Command as Program } from "commander";
import type { Command, CommandOption, ExitCode } from "./command.ts";
import { commands } from "./commands/index.ts";
import type { Terminal } from "./terminal.ts";

/** The program that parses what is typed and calls the commands. */
export function buildProgram(terminal: Terminal, done: (exit: ExitCode) => void): Program {
  const program = new Program("stackelberg")
    .description(
      "Finds the rule that makes many followers choose what one leader wants, and proves that they will.",
    )
    .version(ownVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showHelpAfterError("(stackelberg --help shows what there is)")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error: /, "STACKELBERG_USAGE ")),
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    })
    .addHelpText("after", examplesText(commands.flatMap(({ examples }) => examples.slice(0, 2))));
  for (const command of commands) addCommand(program, command, { terminal, done });
  return program;
}

interface Wiring {
  readonly terminal: Terminal;
  readonly done: (exit: ExitCode) => void;
}

function addCommand(program: Program, command: Command, { terminal, done }: Wiring): void {
  const { name, summary, description, operands, options, examples, run } = command;
  const sub = program
    .command(name)
    .summary(summary)
    .description(description ? `${summary}.\n\n${description}` : `${summary}.`)
    .helpOption("-h, --help", "print this help")
    .showHelpAfterError(`(stackelberg ${name} --help shows what there is)`);
  for (const operand of operands) sub.argument(operand.syntax, operand.description);
  for (const option of options) sub.addOption(programOption(option));
  if (examples.length > 0) sub.addHelpText("after", examplesText(examples));
  sub.action(async () => {
    done(await run({ operands: sub.args, options: sub.opts() }, terminal));
  });
}

function programOption({ flags, description, repeatable }: CommandOption): Option {
  const option = new Option(flags, description);
  if (!repeatable) return option;
  return option.argParser((value: string, before: readonly string[] = []) => [...before, value]);
}

function examplesText(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((line) => `  $ stackelberg ${line}`).join("\n")}`;
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  const version = typeof manifest === "object" && manifest && "version" in manifest;
  return version ? String(manifest.version) : "unknown";
}
