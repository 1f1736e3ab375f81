import type { ClassGame, LqgGame } from "@stackelberg/game";
import type { ClassEvaluation, Evaluation } from "@stackelberg/incentive";
import type { Command, CommandInput, ExitCode } from "../command.ts";
import { CommandError, isCoded, SourceError } from "../command-error.ts";
import { openAnyGame } from "../input/open-game.ts";
import { count, flag, refuseOptions, text, texts } from "../option-values.ts";
import { withProgress } from "../output/with-progress.ts";
import type { Terminal } from "../terminal.ts";

/** `stackelberg evaluate game.yaml --rule "price = 0.4*(mean(u) - 5)"` */
export const evaluate: Command = {
  name: "evaluate",
  summary: "Say what the followers will do under a rule of yours, and what it is worth",
  description:
    "A rule sets an action of the leader to a formula in what she sees: her observations, mean(u) of the followers' actions, mean(reading) of what they observed, of every class; with a major follower its actions and major(reading). The name payment sets what each follower pays, payment(major) what the major does: a formula of degree at most 2 in the payer's own actions. For a finite game give the probabilities of the leader's actions with --kernel. Exit code 0: the leader's target is an equilibrium under the rule; 1: it is not; 2: bad input.",
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
  const { game, inFile } = await openAnyGame(file, terminal, { count: count(input, "count") });
  if (game.kind === "finite") {
    const { evaluateFinite } = await import("./finite/evaluate-finite.ts");
    return evaluateFinite(input, terminal, game);
  }
  refuseOptions(input, ["kernel"], "finite");
  const { evaluation, report } = await withProgress(
    terminal,
    `Evaluating a rule for ${game.name}`,
    () => inFile(() => told(game, rules, terminal)),
  );
  const { formatResult } = await import("@stackelberg/incentive");
  terminal.out(flag(input, "json") ? formatResult(evaluation) : report);
  return evaluation.verdict === "refused" ? 1 : 0;
}

/** What the rules do, as a result and for people. */
async function told(
  game: LqgGame | ClassGame,
  rules: readonly string[],
  terminal: Terminal,
): Promise<{ readonly evaluation: Evaluation | ClassEvaluation; readonly report: string }> {
  const [incentive, text] = await Promise.all([
    import("@stackelberg/incentive"),
    import("@stackelberg/report"),
  ]);
  if (game.kind === "classes") {
    assertReadable(rules, (texts) => incentive.readClassRules(game, texts));
    const evaluation = incentive.evaluateClasses(game, rules);
    return { evaluation, report: text.classEvaluationReport(game, evaluation, terminal) };
  }
  assertReadable(rules, (texts) => incentive.readWrittenRules(game, texts));
  const evaluation = incentive.evaluate(game, rules);
  return { evaluation, report: text.evaluationReport(game, evaluation, terminal) };
}

/** @throws {@link SourceError} that shows the rule that cannot be read. */
function assertReadable(
  rules: readonly string[],
  read: (texts: readonly string[]) => unknown,
): void {
  try {
    read(rules);
  } catch (error) {
    if (!isCoded(error)) throw error;
    const wrong = rules.find((text) => !isReadable(() => read([text])));
    throw wrong === undefined ? error : new SourceError(error, wrong);
  }
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
