import type { LqgGame, Plan } from "@stackelberg/game";
import type { Monitored } from "../condition/incentive-condition.ts";
import { steeredPlayers } from "../design/measure-choice.ts";
import type { DesignResult, IncentiveResult, MeasureResult } from "../result/design-result.ts";
import { publishedRule } from "../result/published-rule.ts";
import { ResultFileError } from "../result/result-text.ts";
import type { IncentiveRule } from "../rule/incentive-rule.ts";
import { checkedRule } from "../solver/checked-rule.ts";
import { readPlan } from "./read-plan.ts";

/** The rules in a file, each for the player that it must be for, and what is done under them. */
export interface PublishedMeasures {
  /** Where they stand in the file. */
  readonly path: "incentive" | "candidate";
  readonly published: IncentiveResult;
  readonly measures: readonly { readonly monitored: Monitored; readonly rule: IncentiveRule }[];
  /** The plan under the rules, where that is not the target. */
  readonly response: Plan | null;
}

/** Reads the rules of a result; `null` where it has none. */
export function publishedMeasures(
  game: LqgGame,
  result: Pick<DesignResult, "incentive" | "candidate">,
): PublishedMeasures | null {
  const published = result.incentive ?? result.candidate ?? null;
  if (!published) return null;
  const steered = steeredPlayers(game);
  const all: readonly Omit<MeasureResult, "solver">[] = [published, ...(published.beside ?? [])];
  if (all.length !== steered.length) {
    throw new ResultFileError(
      "STACKELBERG_RESULT_SCHEMA",
      `incentive: found rules for ${all.length} players; expected ${steered.length}`,
    );
  }
  const measures = steered.map(({ monitored }, i) => {
    const rule = publishedRule(all[i] as MeasureResult);
    return { monitored, rule: checkedRule(game, rule, monitored) };
  });
  const { response } = published;
  return {
    path: result.incentive ? "incentive" : "candidate",
    published,
    measures,
    response: response ? readPlan(game, response.policies, "incentive.response.policies") : null,
  };
}
