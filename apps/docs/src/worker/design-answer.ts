import { designReport, reportSections } from "@stackelberg/cli/report";
import { design, formatResult } from "@stackelberg/incentive";
import type { DesignAnswer, Mistake } from "./answers.ts";
import { costTable } from "./cost-table.ts";
import { gameFacts } from "./game-facts.ts";
import { answerOr, readRequest } from "./read-request.ts";
import type { GameRequest, OnProgress } from "./requests.ts";

const WORDS = "In plain words";
/** Shown as a table instead. */
const COSTS = "What it costs";

/** Designs the rule of a game: what `stackelberg solve` does. */
export async function designAnswer(
  request: GameRequest,
  onProgress: OnProgress,
): Promise<DesignAnswer | Mistake> {
  return answerOr(request.width, () => {
    const start = performance.now();
    onProgress({ done: 0, of: 3, what: "reading the game" });
    const game = readRequest(request);
    onProgress({ done: 1, of: 3, what: "designing and certifying the rule" });
    const result = design(game);
    onProgress({ done: 2, of: 3, what: "writing the report" });
    const options = { name: "-", width: request.width, colour: false };
    const sections = reportSections(designReport(game, result, options));
    const words = sections.find(({ title }) => title === WORDS)?.text ?? "";
    return {
      status: "design",
      facts: gameFacts(game),
      verdict: result.certificate.verdict,
      words: words.replaceAll(/\s+/g, " ").trim(),
      sections: sections.slice(1).filter(({ title }) => title !== WORDS && title !== COSTS),
      costs: costTable(game, result),
      json: formatResult(result),
      milliseconds: performance.now() - start,
    };
  });
}
