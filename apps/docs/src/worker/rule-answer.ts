import type { FiniteGame, LqgGame } from "@stackelberg/game";
import { evaluate, formatResult } from "@stackelberg/incentive";
import { evaluationReport, reportSections } from "@stackelberg/report";
import type { Mistake, RuleAnswer } from "./answers.ts";
import { answerOr, readQuadratic, readRequest } from "./read-request.ts";
import type { OnProgress, RuleRequest } from "./requests.ts";

/** Judges a rule that somebody wrote: what `stackelberg evaluate` does. */
export async function ruleAnswer(
  request: RuleRequest,
  onProgress: OnProgress,
): Promise<RuleAnswer | Mistake> {
  return answerOr(request.width, () => {
    onProgress({ done: 0, of: null, what: "judging the rule" });
    const game = readRequest(request);
    if (game.kind === "finite") return kernel(game, request, onProgress);
    return formula(readQuadratic(request), request);
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
