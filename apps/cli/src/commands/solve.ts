import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import type { Command, CommandInput, ExitCode } from "../command.ts";
import { CommandError } from "../command-error.ts";
import {
  designOptionList,
  designRequest,
  type PlannedDesign,
  plannedDesign,
} from "../input/design-request.ts";
import { openAnyGame } from "../input/open-game.ts";
import { paying, payingOption } from "../input/paying.ts";
import { typedOptions } from "../input/typed-options.ts";
import { count, flag, refuseOptions, text } from "../option-values.ts";
import { withProgress } from "../output/with-progress.ts";
import { checkWritable, writeWholeFile } from "../output/write-whole-file.ts";
import type { Terminal } from "../terminal.ts";
import { comparison } from "./comparison.ts";

/** `stackelberg solve game.yaml` */
export const solve: Command = {
  name: "solve",
  summary: "Design the rule that makes the followers choose the leader's target",
  description:
    "Prints the target, the rule, what everything costs, who pays, who is better and who is worse off, what happens if something is not as assumed, and the certificate. Exit code 0: there is a rule; 1: there is none, and why; 2: bad input.",
  operands: [
    { syntax: "<file>", description: "game file, - for standard input, or a gallery game" },
  ],
  options: [
    {
      flags: "-n, --count <N>",
      description: "number of followers, or infinity (default: the file's)",
    },
    ...designOptionList,
    payingOption,
    {
      flags: "--compare",
      description:
        "one table instead: common action, own payments and major follower side by side, at this N and at infinity",
    },
    {
      flags: "--path",
      description: "also show what smaller and larger epsilons would need (common action)",
    },
    {
      flags: "--details",
      description: "say everything: all that may be wrong, compensations, assumptions",
    },
    {
      flags: "--nodes <N>",
      description: "finite games: most steps of a search (default: 1000, fewer in large games)",
    },
    { flags: "--chart <file>", description: "finite games: draw the rule into a .svg or .png" },
    { flags: "--json", description: "print only the result, as JSON" },
    { flags: "-o, --out <file>", description: "also write the result to this file, as JSON" },
  ],
  examples: [
    "solve shared-price",
    "solve ev-charging --details",
    "solve shared-price --compare",
    "solve shared-price --payments followers --count infinity",
    "solve ev-charging --robust --participation interim",
    "solve game.yaml --epsilon 0.01 --path",
    "solve game.yaml --out design.json",
    "solve charging-night --chart kernel.svg",
    "solve game.yaml --json | jq .certificate",
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  if (flag(input, "compare")) return comparison(input, terminal);
  const [file = ""] = input.operands;
  const out = text(input, "out");
  if (out !== undefined) checkWritable(out, [file]);
  const request = designRequest(input);
  const who = paying(input);
  const { game, name, inFile } = await openAnyGame(file, terminal, {
    count: count(input, "count"),
    payments: who,
  });
  if (game.kind === "finite") {
    const { solveFinite } = await import("./finite/solve-finite.ts");
    return solveFinite(input, terminal, { game, name });
  }
  refuseOptions(input, ["nodes", "chart"], "finite");
  if (game.kind === "classes") {
    const { solveClasses } = await import("./classes/solve-classes.ts");
    return solveClasses(input, terminal, { game, name, request, inFile });
  }
  const planned = await plannedDesign(game, request);
  if (flag(input, "path")) checkPath(game);
  const { design, formatResult } = await import("@stackelberg/incentive");
  const label = `Designing a rule for ${game.name}`;
  const { result, answer } = await withProgress(terminal, label, async () => {
    const result = await inFile(() => design(game, planned.options));
    const answer = await answerText({ input, terminal, game, name, result, planned });
    return { result, answer };
  });
  if (out !== undefined) writeWholeFile(out, `${formatResult(result)}\n`, [file]);
  terminal.out(answer);
  if (out !== undefined) terminal.err(`The result is in ${out}.`);
  return result.certificate.verdict === "refused" ? 1 : 0;
}

function checkPath({ payments, name, leader }: LqgGame): void {
  if (payments.length === 0) return;
  throw new CommandError(
    "STACKELBERG_OPTION_CONFLICT",
    `--path shows how strongly a common action must react, and in ${name} the rule is a payment${leader.actions.length > 0 ? "; add --payments none to ask for the common action" : ""}`,
  );
}

interface Answer {
  readonly input: CommandInput;
  readonly terminal: Terminal;
  readonly game: LqgGame;
  /** What to type to get the game again. */
  readonly name: string;
  readonly result: DesignResult;
  readonly planned: PlannedDesign;
}

async function answerText(answer: Answer): Promise<string> {
  const { input, terminal, game, name, result, planned } = answer;
  const { design, energyFrontier, formatResult } = await import("@stackelberg/incentive");
  const path = flag(input, "path") ? energyFrontier(game) : undefined;
  if (flag(input, "json")) {
    return formatResult(
      path ? { schema: "stackelberg.path/1", game: result.game, points: path } : result,
    );
  }
  const { designReport, marginFamily } = await import("@stackelberg/report");
  const details = flag(input, "details");
  return designReport(game, result, {
    ...terminal,
    name,
    typed: typedOptions(input),
    details,
    ...(details ? { family: marginFamily(game, result) } : {}),
    ...(path ? { path } : {}),
    ...(planned.nominal ? { nominal: design(game, planned.nominal) } : {}),
  });
}
