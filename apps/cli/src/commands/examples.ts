import type { Command, CommandInput, ExitCode } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { nearestName } from "../nearest-name.ts";
import { text } from "../option-values.ts";
import { checkWritable, writeWholeFile } from "../output/write-whole-file.ts";
import type { Terminal } from "../terminal.ts";

/** `stackelberg examples`, `stackelberg examples minimal` */
export const examples: Command = {
  name: "examples",
  summary: "List the games of the gallery, or print one to begin with",
  operands: [{ syntax: "[name]", description: "the game to print" }],
  options: [{ flags: "-o, --out <file>", description: "write the game to this file instead" }],
  examples: ["examples", "examples minimal --out game.yaml"],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [name] = input.operands;
  const out = text(input, "out");
  if (name === undefined) {
    if (out !== undefined) {
      throw new CommandError("STACKELBERG_OPTION_CONFLICT", "--out needs the name of a game");
    }
    const [{ gallery }, { galleryReport }] = await Promise.all([
      import("@stackelberg/gallery"),
      import("@stackelberg/report"),
    ]);
    terminal.out(galleryReport(gallery, terminal));
    return 0;
  }
  const { gallery, galleryGame } = await import("@stackelberg/gallery");
  const found = galleryGame(name);
  if (!found)
    throw unknownGame(
      name,
      gallery.map((game) => game.name),
    );
  if (out === undefined) terminal.out(found.text.trimEnd());
  else {
    checkWritable(out);
    writeWholeFile(out, found.text);
    terminal.err(`The game is in ${out}. Next: stackelberg solve ${out}`);
  }
  return 0;
}

function unknownGame(name: string, names: readonly string[]): CommandError {
  const meant = nearestName(name, names);
  return new CommandError(
    "STACKELBERG_GAME_UNKNOWN",
    `the gallery has no game ${JSON.stringify(name)}; ${
      meant ? `did you mean ${meant}?` : "`stackelberg examples` lists them"
    }`,
  );
}
