import type { FiniteGame, LqgGame } from "@stackelberg/game";
import { design, formatResult } from "@stackelberg/incentive";
import { designReport, exampleRule, type ReportSection, reportSections } from "@stackelberg/report";
import type { DesignAnswer, Mistake } from "./answers.ts";
import { costTable } from "./cost-table.ts";
import { gameFacts } from "./game-facts.ts";
import { answerOr, readRequest } from "./read-request.ts";
import type { GameRequest, OnProgress } from "./requests.ts";

const WORDS = "In plain words";
/** Shown as a table, or by the page itself. */
const ELSEWHERE = [WORDS, "What it costs", "Next"];

/** Designs the rule of a game: what `stackelberg solve` does. */
export async function designAnswer(
  request: GameRequest,
  onProgress: OnProgress,
): Promise<DesignAnswer | Mistake> {
  return answerOr(request.width, async () => {
    const start = performance.now();
    onProgress({ done: 0, of: null, what: "reading the game" });
    const game = readRequest(request);
    onProgress({ done: 0, of: null, what: "designing and certifying the rule" });
    const designed =
      game.kind === "lqg" ? quadratic(game, request) : await finite(game, request, onProgress);
    const { report, ...answer } = designed;
    return {
      status: "design",
      facts: gameFacts(game),
      ...answer,
      ...partsOf(report),
      milliseconds: performance.now() - start,
    };
  });
}

/** What differs between the kinds of games. */
export type Designed = Pick<DesignAnswer, "verdict" | "costs" | "ruleToTry" | "json"> & {
  /** The report of the command line. */
  readonly report: string;
};

function quadratic(game: LqgGame, { width }: GameRequest): Designed {
  const result = design(game);
  const options = { name: "-", width, colour: false, details: true };
  return {
    verdict: result.certificate.verdict,
    costs: costTable(game, result),
    ruleToTry: exampleRule(game, result),
    json: formatResult(result),
    report: designReport(game, result, options),
  };
}

/** Linear programs and their solver are loaded when a game needs them. */
async function finite(
  game: FiniteGame,
  request: GameRequest,
  onProgress: OnProgress,
): Promise<Designed> {
  const { finiteDesign } = await import("./finite-design.ts");
  return finiteDesign(game, request, onProgress);
}

function partsOf(report: string): { words: string; sections: readonly ReportSection[] } {
  const [, ...sections] = reportSections(report);
  const words = sections.find(({ title }) => title === WORDS)?.text ?? "";
  return {
    words: words.replaceAll(/\s+/g, " ").trim(),
    sections: sections.filter(({ title }) => !ELSEWHERE.includes(title)),
  };
}
