import { commands } from "@stackelberg/cli/commands";
import { fenced, plain, table } from "./markdown.ts";

type Command = (typeof commands)[number];

/** The reference of the command line, from the commands themselves. */
export function commandLinePage(): string {
  return [
    "# Command line",
    "Made from the commands themselves. `stackelberg <command> --help` prints the same. In this repository type `node apps/cli/bin/stackelberg.js` for `stackelberg`, after `npm run build`.",
    table(
      ["command", "what it does"],
      commands.map(({ name, summary }) => [`[\`${name}\`](#${name})`, plain(summary)]),
    ),
    "A game is a file, `-` for standard input, or the name of a [gallery game](../gallery/) where there is no such file. Exit codes: 0 for success, 1 where the mathematics says no, 2 for bad input, with file, line, column and code of the mistake.",
    ...commands.map(section),
  ].join("\n\n");
}

function section({ name, summary, description, operands, options, examples }: Command): string {
  const usage = [
    "stackelberg",
    name,
    ...(options.length > 0 ? ["[options]"] : []),
    ...operands.map(({ syntax }) => syntax),
  ].join(" ");
  const calls = examples.map((example) => `stackelberg ${example}`).filter((one) => one !== usage);
  return [
    `## ${name} {#${name}}`,
    `${plain(summary)}.`,
    fenced("sh", usage),
    ...(description ? [plain(description)] : []),
    ...(operands.length + options.length > 0
      ? [
          table(
            ["argument or option", "meaning"],
            [
              ...operands.map(({ syntax, description: text }) => [`\`${syntax}\``, plain(text)]),
              ...options.map(({ flags, description: text }) => [`\`${flags}\``, plain(text)]),
            ],
          ),
        ]
      : []),
    ...(calls.length > 0 ? [fenced("sh", calls.join("\n"))] : []),
  ].join("\n\n");
}
