import type { LqgGame } from "@stackelberg/game";
import type { Evaluation } from "@stackelberg/incentive";
import type { Command, CommandInput, ExitCode } from "../command.ts";
import { CommandError, isCoded, SourceError } from "../command-error.ts";
import { type OpenedGame, openGame } from "../input/open-game.ts";
import { count, flag, refuseOptions, text, texts } from "../option-values.ts";
import { withProgress } from "../output/with-progress.ts";
import type { Terminal } from "../terminal.ts";

/** `stackelberg evaluate game.yaml --rule "price = 0.4*(mean(u) - 5)"` */
export const evaluate: Command = {
  name: "evaluate",
  summary: "Say what the followers will do under a rule of yours, and what it is worth",
  description:
    "A rule sets an action of the leader to a formula in what she sees: her observations, mean(u) of the followers' actions, mean(reading) of what they observed; with a major follower its actions and major(reading). The name payment sets what each follower pays, payment(major) what the major does: a formula of degree at most 2 in the payer's own actions. For a finite game give the probabilities of the leader's actions with --kernel. Exit code 0: the leader's target is an equilibrium under the rule; 1: it is not; 2: bad input.",
  operands: [
    { syntax: "<file>", description: "game file, - for standard input, or a gallery game" },
  ],
  options: [
    {
      flags: "-r, --rule <formula>",
      description: "the rule for one action of the leader, or for a payment; repeat it for several",
      repeatable: true,
    },
    {
      flags: "-k, --kernel <file>",
      description: "finite games: probabilities [y0][z][v][w] as JSON or YAML, or a saved result",
    },
    {
      flags: "-n, --count <N>",
      description: "number of followers, or infinity (default: the file's)",
    },
    { flags: "--json", description: "print only the evaluation, as JSON" },
  ],
  examples: [
    'evaluate shared-price --rule "price = 0.4*(mean(u) - 5)"',
    'evaluate ho-luh-olsder --rule "uL = 2*uF - 10"',
    'evaluate own-tariff --rule "payment = -3.0258*u + 0.3257*u^2"',
    "evaluate audit --kernel rule.json",
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [file = ""] = input.operands;
  const rules = texts(input, "rule");
  if (rules.length === 0 && text(input, "kernel") === undefined) {
    throw new CommandError(
      "STACKELBERG_RULE_MISSING",
      'there is no rule; expected --rule "price = 0.4*(mean(u) - 5)" or --rule "payment = 0.3*u^2" with the names of the game, or --kernel rule.json for a finite game',
    );
  }
  const { game, inFile } = await openGame(file, terminal, { count: count(input, "count") });
  if (game.kind === "finite") {
    const { evaluateFinite } = await import("./finite/evaluate-finite.ts");
    return evaluateFinite(input, terminal, game);
  }
  refuseOptions(input, ["kernel"], "finite");
  const evaluation = await withProgress(terminal, `Evaluating a rule for ${game.name}`, () =>
    evaluated(game, { rules, inFile }),
  );
  const { formatResult } = await import("@stackelberg/incentive");
  if (flag(input, "json")) terminal.out(formatResult(evaluation));
  else {
    const { evaluationReport } = await import("@stackelberg/report");
    terminal.out(evaluationReport(game, evaluation, terminal));
  }
  return evaluation.verdict === "refused" ? 1 : 0;
}

async function evaluated(
  game: LqgGame,
  { rules, inFile }: Pick<OpenedGame, "inFile"> & { readonly rules: readonly string[] },
): Promise<Evaluation> {
  const incentive = await import("@stackelberg/incentive");
  try {
    incentive.readWrittenRules(game, rules);
  } catch (error) {
    if (!isCoded(error)) throw error;
    const wrong = rules.find((text) => !isReadable(() => incentive.readWrittenRules(game, [text])));
    throw wrong === undefined ? error : new SourceError(error, wrong);
  }
  return inFile(() => incentive.evaluate(game, rules));
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
