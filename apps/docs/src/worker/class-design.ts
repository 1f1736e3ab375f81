import type { ClassGame } from "@stackelberg/game";
import { designClasses, formatResult } from "@stackelberg/incentive";
import { classDesignReport, exampleClassRule } from "@stackelberg/report";
import { costTable } from "./cost-table.ts";
import type { Designed } from "./design-answer.ts";
import type { GameRequest } from "./requests.ts";

/** Designs the rules for several classes of followers. */
export function classDesign(game: ClassGame, { width }: GameRequest): Designed {
  const result = designClasses(game);
  const options = { name: "-", width, colour: false, details: true };
  return {
    verdict: result.certificate.verdict,
    costs: costTable(game, result),
    ruleToTry: exampleClassRule(game),
    json: formatResult(result),
    report: classDesignReport(game, result, options),
  };
}
