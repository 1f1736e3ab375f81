import type { FiniteGame } from "@stackelberg/game";
import type { CommandInput, ExitCode } from "../../command.ts";
import { typedOptions } from "../../input/typed-options.ts";
import { count, flag, refuseOptions, text } from "../../option-values.ts";
import { withProgress } from "../../output/with-progress.ts";
import { checkChartFile, writeChart } from "../../output/write-chart.ts";
import { writeWholeFile } from "../../output/write-whole-file.ts";
import type { Terminal } from "../../terminal.ts";

/** What is to be solved. */
export interface FiniteProblem {
  readonly game: FiniteGame;
  /** What to type to get the game again. */
  readonly name: string;
}

const FOR_QUADRATIC_GAMES = [
  ...["solver", "epsilon", "margin", "participation", "robust"],
  ...["path", "details"],
];

/** `stackelberg solve` for a finite game. */
export async function solveFinite(
  input: CommandInput,
  terminal: Terminal,
  { game, name }: FiniteProblem,
): Promise<ExitCode> {
  refuseOptions(input, FOR_QUADRATIC_GAMES, "lqg");
  const [file = ""] = input.operands;
  const [out, chart] = [text(input, "out"), text(input, "chart")];
  if (chart !== undefined) checkChartFile(chart, [file]);
  const nodes = count(input, "nodes");
  const [{ designKernel }, { formatResult }] = await Promise.all([
    import("@stackelberg/randomized"),
    import("@stackelberg/incentive"),
  ]);
  const result = await withProgress(terminal, `Designing a rule for ${game.name}`, () =>
    designKernel(game, { nodes }),
  );
  const rule = result.incentive?.rule ?? result.candidate?.rule;
  if (out !== undefined) writeWholeFile(out, `${formatResult(result)}\n`, [file]);
  if (chart !== undefined && rule) {
    const { kernelChart } = await import("@stackelberg/charts");
    await writeChart(chart, kernelChart(game, rule.kernel));
    terminal.err(`The picture is in ${chart}.`);
  }
  if (flag(input, "json")) terminal.out(formatResult(result));
  else {
    const { finiteDesignReport } = await import("@stackelberg/report");
    terminal.out(
      finiteDesignReport(game, result, { ...terminal, name, typed: typedOptions(input) }),
    );
  }
  if (out !== undefined) terminal.err(`The result is in ${out}.`);
  return result.certificate.verdict === "refused" ? 1 : 0;
}
