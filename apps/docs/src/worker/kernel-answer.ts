import type { FiniteGame } from "@stackelberg/game";
import { plainValue } from "@stackelberg/game/file";
import { formatResult } from "@stackelberg/incentive";
import { checkedKernel, evaluateKernel } from "@stackelberg/randomized";
import { finiteEvaluationReport, reportSections } from "@stackelberg/report";
import type { RuleAnswer } from "./answers.ts";
import type { OnProgress, RuleRequest } from "./requests.ts";
import { searching } from "./searching.ts";

/** Judges probabilities of the leader's actions, `[y0][z][v][w]`, in a finite game. */
export async function kernelAnswer(
  game: FiniteGame,
  { rules, width }: RuleRequest,
  onProgress: OnProgress,
): Promise<RuleAnswer> {
  const file = "rule";
  const kernel = checkedKernel(game, plainValue(rules.join("\n"), { file }), file);
  const evaluation = await evaluateKernel(game, kernel, { onNode: searching(onProgress) });
  const report = finiteEvaluationReport(game, evaluation, { width, colour: false });
  return {
    status: "rule",
    verdict: evaluation.verdict,
    explanation:
      evaluation.verdict === "certified"
        ? "the leader's target is an equilibrium under this rule"
        : "the leader's target is no equilibrium under this rule",
    sections: reportSections(report).slice(1),
    json: formatResult(evaluation),
  };
}
