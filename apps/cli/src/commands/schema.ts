import type { Command } from "../command.ts";

/** `stackelberg schema` */
export const schema: Command = {
  name: "schema",
  summary: "Print the JSON Schema of game files, for editors",
  operands: [],
  options: [],
  examples: ["schema > game.schema.json"],
  run: async (_input, terminal) => {
    const { gameFileSchema } = await import("@stackelberg/game");
    terminal.out(JSON.stringify(gameFileSchema, null, 2));
    return 0;
  },
};
