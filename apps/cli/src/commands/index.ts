import type { Command } from "../command.ts";
import { demo } from "./demo.ts";
import { evaluate } from "./evaluate.ts";
import { examples } from "./examples.ts";
import { frontier } from "./frontier.ts";
import { report } from "./report.ts";
import { scale } from "./scale.ts";
import { schema } from "./schema.ts";
import { solve } from "./solve.ts";
import { verify } from "./verify.ts";

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  demo,
  examples,
  solve,
  verify,
  evaluate,
  report,
  scale,
  frontier,
  schema,
];
