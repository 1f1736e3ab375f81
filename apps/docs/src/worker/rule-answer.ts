import type { FiniteGame, LqgGame } from "@stackelberg/game";
import { evaluate, formatResult } from "@stackelberg/incentive";
import { evaluationReport, reportSections } from "@stackelberg/report";
import type { Mistake, RuleAnswer } from "./answers.ts";
import { answerOr, readRequest } from "./read-request.ts";
import type { OnProgress, RuleRequest } from "./requests.ts";

/** Judges a rule that somebody wrote: what `stackelberg evaluate` does. */
export async function ruleAnswer(
  request: RuleRequest,
  onProgress: OnProgress,
): Promise<RuleAnswer | Mistake> {
  return answerOr(request.width, () => {
    onProgress({ done: 0, of: null, what: "judging the rule" });
    const game = readRequest(request);
    return game.kind === "lqg" ? formula(game, request) : kernel(game, request, onProgress);
  });
}

function formula(game: LqgGame, { rules, width }: RuleRequest): RuleAnswer {
  const evaluation = evaluate(game, rules);
  return {
    status: "rule",
    verdict: evaluation.verdict,
    explanation: evaluation.explanation,
    sections: reportSections(evaluationReport(game, evaluation, { width, colour: false })).slice(1),
    json: formatResult(evaluation),
  };
}

/** The solver of linear programs is loaded when a game needs it. */
async function kernel(
  game: FiniteGame,
  request: RuleRequest,
  onProgress: OnProgress,
): Promise<RuleAnswer> {
  const { kernelAnswer } = await import("./kernel-answer.ts");
  return kernelAnswer(game, request, onProgress);
}
