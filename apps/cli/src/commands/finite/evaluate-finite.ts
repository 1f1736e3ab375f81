import type { FiniteGame } from "@stackelberg/game";
import type { Kernel } from "@stackelberg/randomized";
import type { CommandInput, ExitCode } from "../../command.ts";
import { CommandError } from "../../command-error.ts";
import { readText } from "../../input/read-text.ts";
import { flag, refuseOptions, text } from "../../option-values.ts";
import { withProgress } from "../../output/with-progress.ts";
import type { Terminal } from "../../terminal.ts";

/** `stackelberg evaluate` for a finite game. */
export async function evaluateFinite(
  input: CommandInput,
  terminal: Terminal,
  game: FiniteGame,
): Promise<ExitCode> {
  refuseOptions(input, ["rule"], "lqg");
  const file = text(input, "kernel");
  if (file === undefined) {
    throw new CommandError(
      "STACKELBERG_RULE_MISSING",
      "there is no rule; expected --kernel rule.json with probabilities [y0][z][v][w] of the leader's actions",
    );
  }
  const kernel = await readKernel(game, file, terminal);
  const { evaluateKernel } = await import("@stackelberg/randomized");
  const evaluation = await withProgress(terminal, `Evaluating a rule for ${game.name}`, () =>
    evaluateKernel(game, kernel),
  );
  if (flag(input, "json")) {
    const { formatResult } = await import("@stackelberg/incentive");
    terminal.out(formatResult(evaluation));
  } else {
    const { finiteEvaluationReport } = await import("@stackelberg/report");
    terminal.out(finiteEvaluationReport(game, evaluation, terminal));
  }
  return evaluation.verdict === "refused" ? 1 : 0;
}

/** A kernel alone, or that of a saved result. */
async function readKernel(game: FiniteGame, file: string, terminal: Terminal): Promise<Kernel> {
  const content = await readText(file, terminal);
  const [{ plainValue }, { checkedKernel }] = await Promise.all([
    import("@stackelberg/game/file"),
    import("@stackelberg/randomized"),
  ]);
  const value = plainValue(content, { file });
  const rule = ["incentive", "candidate"].map((key) => at(at(at(value, key), "rule"), "kernel"));
  const kernel = at(value, "kernel") ?? rule.find((found) => found !== undefined) ?? value;
  return checkedKernel(game, kernel, file);
}

function at(value: unknown, key: string): unknown {
  const record = typeof value === "object" && value !== null && Object.hasOwn(value, key);
  return record ? Reflect.get(value, key) : undefined;
}
