import type { FiniteGame } from "@stackelberg/game";
import { formatResult } from "@stackelberg/incentive";
import { constantKernel, designKernel } from "@stackelberg/randomized";
import { finiteDesignReport } from "@stackelberg/report";
import { costTable } from "./cost-table.ts";
import type { Designed } from "./design-answer.ts";
import type { GameRequest, OnProgress } from "./requests.ts";
import { searching } from "./searching.ts";

/** Designs the rule of a finite game. */
export async function finiteDesign(
  game: FiniteGame,
  { width }: GameRequest,
  onProgress: OnProgress,
): Promise<Designed> {
  const result = await designKernel(game, { onNode: searching(onProgress) });
  const kernel = (result.incentive ?? result.candidate)?.rule.kernel ?? constantKernel(game, 0);
  return {
    verdict: result.certificate.verdict,
    costs: costTable(game, result),
    ruleToTry: JSON.stringify(kernel.map((rows) => rows.map((row) => row.map(rounded)))),
    json: formatResult(result),
    report: finiteDesignReport(game, result, { name: "-", width, colour: false }),
  };
}

/** Probabilities without the last digits, which would only be noise to edit. */
function rounded(probabilities: readonly number[]): readonly number[] {
  const cut = probabilities.map((p) => Number(p.toFixed(9)));
  const largest = cut.indexOf(Math.max(...cut));
  const others = cut.reduce((sum, p, i) => (i === largest ? sum : sum + p), 0);
  return cut.map((p, i) => (i === largest ? 1 - others : p));
}
