import { evaluationReport, reportSections } from "@stackelberg/cli/report";
import { evaluate, formatResult } from "@stackelberg/incentive";
import type { Mistake, RuleAnswer } from "./answers.ts";
import { answerOr, readRequest } from "./read-request.ts";
import type { RuleRequest } from "./requests.ts";

/** Judges a rule that somebody wrote: what `stackelberg evaluate` does. */
export async function ruleAnswer(request: RuleRequest): Promise<RuleAnswer | Mistake> {
  return answerOr(request.width, () => {
    const game = readRequest(request);
    const evaluation = evaluate(game, request.rules);
    const options = { width: request.width, colour: false };
    return {
      status: "rule",
      verdict: evaluation.verdict,
      explanation: evaluation.explanation,
      sections: reportSections(evaluationReport(game, evaluation, options)).slice(1),
      json: formatResult(evaluation),
    };
  });
}
