import type { ClassGame, FiniteGame, LqgGame } from "@stackelberg/game";
import {
  type ClassEvaluation,
  type Evaluation,
  evaluate,
  evaluateClasses,
  formatResult,
} from "@stackelberg/incentive";
import { classEvaluationReport, evaluationReport, reportSections } from "@stackelberg/report";
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
    return game.kind === "finite" ? kernel(game, request, onProgress) : formula(game, request);
  });
}

function formula(game: LqgGame | ClassGame, { rules, width }: RuleRequest): RuleAnswer {
  const options = { width, colour: false };
  if (game.kind === "classes") {
    const evaluation = evaluateClasses(game, rules);
    return answer(evaluation, classEvaluationReport(game, evaluation, options));
  }
  const evaluation = evaluate(game, rules);
  return answer(evaluation, evaluationReport(game, evaluation, options));
}

function answer(evaluation: Evaluation | ClassEvaluation, report: string): RuleAnswer {
  return {
    status: "rule",
    verdict: evaluation.verdict,
    explanation: evaluation.explanation,
    sections: reportSections(report).slice(1),
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
