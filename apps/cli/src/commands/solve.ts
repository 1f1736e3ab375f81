import type { LqgGame } from "@stackelberg/game";
import type { DesignOptions, DesignResult } from "@stackelberg/incentive";
import type { Command, CommandInput, ExitCode } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { openGame } from "../input/open-game.ts";
import { choice, count, flag, positive, refuseOptions, text } from "../option-values.ts";
import { checkWritable, writeWholeFile } from "../output/write-whole-file.ts";
import type { Terminal } from "../terminal.ts";

const SOLVERS = ["constant", "minimum-energy", "epsilon"] as const;

/** `stackelberg solve game.yaml` */
export const solve: Command = {
  name: "solve",
  summary: "Design the rule that makes the followers choose the leader's target",
  description:
    "Prints the target, the rule, what everything costs and the certificate. Exit code 0: there is a rule; 1: there is none, and why; 2: bad input.",
  operands: [
    { syntax: "<file>", description: "game file, - for standard input, or a gallery game" },
  ],
  options: [
    {
      flags: "-n, --count <N>",
      description: "number of followers, or infinity (default: the file's)",
    },
    {
      flags: "-s, --solver <name>",
      description: `${SOLVERS.join(", ")} (default: the cheapest that is exact, else epsilon)`,
    },
    {
      flags: "-e, --epsilon <E>",
      description: "accept that a follower could save this much by deviating, in cost units",
    },
    { flags: "--path", description: "also show what smaller and larger epsilons would need" },
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
    "solve shared-price --count infinity",
    "solve game.yaml --out design.json",
    "solve game.yaml --epsilon 0.01 --path",
    "solve charging-night --chart kernel.svg",
    "solve game.yaml --json | jq .certificate",
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [file = ""] = input.operands;
  const out = text(input, "out");
  if (out !== undefined) checkWritable(out, [file]);
  const wanted = await designOptions(input);
  const { game, name } = await openGame(file, terminal, { count: count(input, "count") });
  if (game.kind === "finite") {
    const { solveFinite } = await import("./finite/solve-finite.ts");
    return solveFinite(input, terminal, { game, name });
  }
  refuseOptions(input, ["nodes", "chart"], "finite");
  const { design, formatResult } = await import("@stackelberg/incentive");
  const done = terminal.progress(`Designing a rule for ${game.name}`);
  let result: DesignResult;
  let answer: string;
  try {
    result = design(game, wanted);
    answer = await answerText({ input, terminal, game, name, result });
  } finally {
    done();
  }
  if (out !== undefined) writeWholeFile(out, `${formatResult(result)}\n`, [file]);
  terminal.out(answer);
  if (out !== undefined) terminal.err(`The result is in ${out}.`);
  return result.certificate.verdict === "refused" ? 1 : 0;
}

async function designOptions(input: CommandInput): Promise<DesignOptions> {
  const solver = choice(input, "solver", SOLVERS);
  const epsilon = positive(input, "epsilon");
  if (epsilon !== undefined && solver !== undefined && solver !== "epsilon") {
    throw new CommandError(
      "STACKELBERG_OPTION_CONFLICT",
      `--epsilon asks for an approximate rule, --solver ${solver} for an exact one; give one of them`,
    );
  }
  const { constantGain, minimumEnergy, epsilonIncentive } = await import("@stackelberg/incentive");
  if (solver === "constant") return { solver: constantGain() };
  if (solver === "minimum-energy") return { solver: minimumEnergy() };
  if (solver === "epsilon" && epsilon === undefined) return { solver: epsilonIncentive() };
  return epsilon === undefined ? {} : { epsilon };
}

interface Answer {
  readonly input: CommandInput;
  readonly terminal: Terminal;
  readonly game: LqgGame;
  /** What to type to get the game again. */
  readonly name: string;
  readonly result: DesignResult;
}

async function answerText({ input, terminal, game, name, result }: Answer): Promise<string> {
  const { energyFrontier, formatResult } = await import("@stackelberg/incentive");
  const path = flag(input, "path") ? energyFrontier(game) : undefined;
  if (flag(input, "json")) {
    return formatResult(
      path ? { schema: "stackelberg.path/1", game: result.game, points: path } : result,
    );
  }
  const { designReport } = await import("../report/design-report.ts");
  return designReport(game, result, { ...terminal, name, ...(path ? { path } : {}) });
}
